-- Links from a card into the article: `gx` on "line 12" goes there, where Neovim would hand the
-- file to the desktop.
local M = {}

--- Goes to the place a link names; false where it is none of ours.
---@param link string `#L12,5`, line and UTF-16 column, from 1; an address of a file may stand before it
function M.open(link)
  local uri, line, column = link:match('^(.*)#L(%d+),?(%d*)$')
  if not uri or uri ~= '' and not vim.startswith(uri, 'file:') then
    return false
  end
  local window = vim.api.nvim_get_current_win()
  if uri == '' then
    -- A card knows the buffer it is about; otherwise it is the one before.
    local buffer = vim.w[window]['textDocument/hover'] or vim.fn.winbufnr(vim.fn.winnr('#'))
    if buffer < 1 or not vim.api.nvim_buf_is_valid(buffer) then
      return false
    end
    uri = vim.uri_from_bufnr(buffer)
  end
  if vim.api.nvim_win_get_config(window).relative ~= '' then
    vim.api.nvim_win_close(window, true)
  end
  local at = { line = tonumber(line) - 1, character = math.max(0, (tonumber(column) or 1) - 1) }
  return vim.lsp.util.show_document({ uri = uri, range = { start = at, ['end'] = at } }, 'utf-16', { focus = true })
end

--- Has `vim.ui.open()` take such links to us and leave the others as they were.
function M.setup()
  local others = vim.ui.open
  vim.ui.open = function(path, ...)
    if type(path) == 'string' and M.open(path) then
      return nil, nil
    end
    return others(path, ...)
  end
end

return M
