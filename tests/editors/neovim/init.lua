-- What a user would have in their init.lua, and nothing else.
vim.o.swapfile = false
vim.opt.runtimepath:append(vim.env.PLUGIN)
vim.lsp.config('postil', { cmd = { vim.env.POSTIL, 'lsp' } })
vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(event)
    vim.lsp.inlay_hint.enable(true, { bufnr = event.buf })
  end,
})
