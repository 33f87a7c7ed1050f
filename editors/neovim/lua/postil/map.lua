local M = {}

--- The program that the configuration of the server names.
local function program()
  local config = vim.lsp.config['postil']
  local cmd = config and config.cmd
  return type(cmd) == 'table' and cmd[1] or 'postil'
end

--- Writes a page with the places of the article in the current buffer on a map, as the file is on disk, and opens it
--- in the browser. Gives the path of the page, or nil and what went wrong.
function M.open(opener)
  local article = vim.api.nvim_buf_get_name(0)
  if article == '' or not vim.uv.fs_stat(article) then
    vim.notify('postil: the article has to be saved to a file first', vim.log.levels.WARN)
    return nil, 'no file'
  end
  local run = vim.system({ program(), 'places', '--format', 'html', article }, { text = true }):wait(20000)
  if run.code ~= 0 then
    vim.notify('postil: no map: ' .. vim.trim(run.stderr or ''), vim.log.levels.ERROR)
    return nil, run.stderr
  end
  local page = vim.fn.tempname() .. '.html'
  local file = assert(io.open(page, 'w'))
  file:write(run.stdout)
  file:close()
  local _, failed = (opener or vim.ui.open)(page)
  if failed then
    vim.notify(('postil: the map is in %s (%s)'):format(page, failed), vim.log.levels.WARN)
  end
  return page
end

return M
