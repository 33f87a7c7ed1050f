if vim.g.loaded_postil then
  return
end
vim.g.loaded_postil = true

vim.filetype.add({
  extension = { ann = 'bratann' },
  filename = {
    ['annotation.conf'] = 'bratconf',
    ['visual.conf'] = 'bratconf',
    ['tools.conf'] = 'bratconf',
    ['kb_shortcuts.conf'] = 'bratconf',
  },
})

require('postil').highlights()
if vim.fn.has('nvim-0.11') == 1 then
  require('postil.links').setup()
end
vim.api.nvim_create_autocmd('ColorScheme', {
  group = vim.api.nvim_create_augroup('postil', {}),
  callback = function()
    require('postil').highlights()
  end,
})

require('postil.views').setup()
if vim.g.postil_enable ~= false and vim.fn.has('nvim-0.11') == 1 then
  vim.lsp.enable('postil')
end

vim.api.nvim_create_user_command('PostilMap', function()
  require('postil.map').open()
end, { desc = 'Open a map of the places of this article in the browser' })

vim.api.nvim_create_user_command('Postil', function(given)
  local view = require('postil.views').names[given.fargs[1]]
  if view then
    return view()
  end
  require('postil.annotate').command(given)
end, {
  nargs = '+',
  range = true,
  bang = true,
  complete = function(lead, line)
    local views = vim.tbl_filter(function(name)
      return line:match('^%S+%s+%S*$') ~= nil and vim.startswith(name, lead)
    end, { 'figures', 'timeline' })
    return vim.list_extend(views, require('postil.annotate').complete(lead, line))
  end,
  desc = 'Make and change annotations; figures and timeline of the article',
})

-- What an action of the server that needs a text hands to the editor.
vim.lsp.commands['postil.pick'] = function(command, context)
  require('postil.annotate').take(command.arguments[1], context.bufnr)
end

-- Edits of a buffer that is not the current one would all be undone as one: Neovim closes a step of undo in the buffer
-- that is typed in. So each edit of a stand-off file from elsewhere closes its own.
vim.api.nvim_create_autocmd('FileType', {
  group = vim.api.nvim_create_augroup('postil-undo', {}),
  pattern = 'bratann',
  callback = function(event)
    if vim.b[event.buf].postil_undo then
      return
    end
    vim.b[event.buf].postil_undo = true
    vim.api.nvim_buf_attach(event.buf, false, {
      on_lines = function(_, buffer)
        if buffer == vim.api.nvim_get_current_buf() then
          return
        end
        vim.schedule(function()
          if vim.api.nvim_buf_is_loaded(buffer) then
            vim.api.nvim_buf_call(buffer, function()
              vim.cmd('let &l:undolevels = &l:undolevels')
            end)
          end
        end)
      end,
      on_detach = function(_, buffer)
        if vim.api.nvim_buf_is_valid(buffer) then
          vim.b[buffer].postil_undo = nil
        end
      end,
    })
  end,
})
