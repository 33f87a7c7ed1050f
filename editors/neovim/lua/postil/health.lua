local M = {}

--- Runs `:checkhealth postil`.
function M.check()
  local health = vim.health
  health.start('postil')
  if vim.fn.has('nvim-0.11') ~= 1 then
    health.error('Neovim 0.11 or later is needed', { 'Start the server by hand: see :help postil-older' })
    return
  end
  health.ok('Neovim ' .. tostring(vim.version()))

  local config = vim.lsp.config['postil']
  if not config then
    health.error('there is no configuration for the server', { "Put the plugin's folder on 'runtimepath'" })
    return
  end
  local cmd = config.cmd
  if type(cmd) ~= 'table' then
    health.info('the server is started by a function of yours')
  elseif vim.fn.executable(cmd[1]) ~= 1 then
    health.error(('`%s` is not executable'):format(cmd[1]), {
      'Run `cargo install --path .` in a checkout of postil',
      "or name the program: vim.lsp.config('postil', { cmd = { '/path/to/postil', 'lsp' } })",
    })
    return
  else
    local run = vim.system({ cmd[1], '--version' }, { text = true }):wait(5000)
    if run.code == 0 then
      health.ok(('%s (%s)'):format(vim.trim(run.stdout), vim.fn.exepath(cmd[1])))
    else
      health.error(('`%s --version` failed: %s'):format(cmd[1], vim.trim(run.stderr or '')))
    end
  end

  if not vim.lsp.is_enabled('postil') then
    health.warn('the server is not enabled', { "vim.lsp.enable('postil')" })
  end
  local clients = vim.lsp.get_clients({ name = 'postil' })
  if #clients == 0 then
    health.info('no article is open')
  end
  for _, client in ipairs(clients) do
    local buffers = vim.tbl_count(client.attached_buffers)
    health.ok(('running: client %d, %d buffer(s), %s, root %s'):format(
      client.id,
      buffers,
      client.offset_encoding,
      client.root_dir or 'none'
    ))
  end
end

return M
