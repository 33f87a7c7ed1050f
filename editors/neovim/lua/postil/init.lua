local M = {}

--- Token types and modifiers of the server, with the group each is linked to. A colour scheme that sets the group
--- itself wins.
M.links = {
  ['@lsp.type.person'] = 'Identifier',
  ['@lsp.type.organisation'] = '@constructor',
  ['@lsp.type.place'] = '@tag',
  ['@lsp.type.figure'] = '@number',
  ['@lsp.type.date'] = '@constant',
  ['@lsp.type.quote'] = '@string',
  ['@lsp.type.cue'] = '@keyword',
  ['@lsp.type.annotation'] = '@label',
}

--- Sets the highlight groups, leaving those that are set.
function M.highlights()
  for group, target in pairs(M.links) do
    vim.api.nvim_set_hl(0, group, { link = target, default = true })
  end
  vim.api.nvim_set_hl(0, '@lsp.mod.declaration', { bold = true, default = true })
  vim.api.nvim_set_hl(0, '@lsp.mod.unresolved', { italic = true, default = true })
  vim.api.nvim_set_hl(0, '@lsp.mod.annotated', { underline = true, default = true })
end

return M
