---@brief
--- https://www.brat-annotation.org is where the stand-off format comes from; `:help postil` explains the rest.

---@type vim.lsp.Config
return {
  cmd = { 'postil', 'lsp' },
  filetypes = { 'text', 'markdown', 'bratann', 'bratconf' },
  root_markers = { 'postil.toml', 'annotation.conf', '.git' },
  -- A lone article outside any project is served as well.
  workspace_required = false,
  -- The server is told of a change at once: an edit it makes for a text that Neovim has changed meanwhile would be
  -- dropped, and the reading would lag behind the words.
  flags = { debounce_text_changes = 0 },
  capabilities = {
    -- Neovim takes these without saying so; the stand-off file is made, and its versions are minded, with them.
    workspace = { workspaceEdit = { documentChanges = true } },
    -- Texts that an action asks for are typed into vim.ui.input().
    -- Links in cards are followed by postil.links.
    experimental = { postil = { pick = true, localLinks = true } },
  },
}
