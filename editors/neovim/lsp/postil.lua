---@brief
--- https://www.brat-annotation.org is where the stand-off format comes from; `:help postil` explains the rest.

--- What holds for every article below the folder it is in.
local markers = { 'postil.toml', 'annotation.conf', 'visual.conf', 'tools.conf', 'kb_shortcuts.conf' }

--- Starts the server in the outermost folder with one of these, so that everything that holds for the article lies in it;
--- else in its repository.
local function root_dir(buffer, start)
  local name = vim.api.nvim_buf_get_name(buffer)
  -- Settings hold before they are saved; other files of their type are none of ours.
  if vim.bo[buffer].filetype == 'toml' and vim.fs.basename(name) ~= 'postil.toml' then
    return
  end
  local folder = name ~= '' and vim.fs.dirname(name) or vim.uv.cwd()
  local found = vim.fs.find(markers, { path = folder, upward = true, type = 'file', limit = math.huge })
  start(found[1] and vim.fs.dirname(found[#found]) or vim.fs.root(buffer, '.git'))
end

---@type vim.lsp.Config
return {
  cmd = { 'postil', 'lsp' },
  filetypes = { 'text', 'markdown', 'bratann', 'bratconf', 'toml' },
  root_dir = root_dir,
  -- A lone article outside any project is served as well.
  workspace_required = false,
  -- The server is told of a change at once: an edit it makes for a text that Neovim has changed meanwhile would be
  -- dropped, and the reading would lag behind the words.
  flags = { debounce_text_changes = 0 },
  handlers = {
    ['textDocument/rename'] = function(...)
      return require('postil.rename').handler(...)
    end,
  },
  capabilities = {
    -- Neovim takes these without saying so; the stand-off file is made, and its versions are minded, with them.
    workspace = {
      workspaceEdit = {
        documentChanges = true,
        -- What should be looked at first is asked about by postil.rename.
        changeAnnotationSupport = vim.empty_dict(),
      },
    },
    -- Texts that an action asks for are typed into vim.ui.input().
    -- Links in cards are followed by postil.links.
    experimental = { postil = { pick = true, localLinks = true } },
  },
}
