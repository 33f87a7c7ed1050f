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

if vim.g.postil_enable ~= false and vim.fn.has('nvim-0.11') == 1 then
  vim.lsp.enable('postil')
end

vim.api.nvim_create_user_command('PostilMap', function()
  require('postil.map').open()
end, { desc = 'Open a map of the places of this article in the browser' })
