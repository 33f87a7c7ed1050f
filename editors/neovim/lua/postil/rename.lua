-- A rename that reaches where somebody should look first, into other articles or to somebody of the same surname: those
-- changes are listed, and asked about, before anything is changed.
local M = {}

--- Splits an edit: what is made in any case, what is to be confirmed, and how many changes there are of the first kind.
---@param edit lsp.WorkspaceEdit
---@return lsp.WorkspaceEdit sure, lsp.TextDocumentEdit[] doubtful, integer count
local function split(edit)
  local annotations, sure, doubtful, count = edit.changeAnnotations or {}, {}, {}, 0
  for _, change in ipairs(edit.documentChanges or {}) do
    local kept, asked = {}, {}
    for _, text_edit in ipairs(change.edits or {}) do
      local annotation = annotations[text_edit.annotationId]
      table.insert(annotation and annotation.needsConfirmation and asked or kept, text_edit)
    end
    if #asked > 0 then
      doubtful[#doubtful + 1] = { textDocument = change.textDocument, edits = asked }
    end
    if #kept > 0 or #asked == 0 then
      sure[#sure + 1] = change.edits and { textDocument = change.textDocument, edits = kept } or change
      count = count + #kept
    end
  end
  return vim.tbl_extend('force', edit, { documentChanges = sure }), doubtful, count
end

--- Where changes are to be made and why, as items of the quickfix list.
---@param doubtful lsp.TextDocumentEdit[]
local function items(doubtful, annotations, encoding)
  local found = {}
  for _, change in ipairs(doubtful) do
    for _, text_edit in ipairs(change.edits) do
      local location = { uri = change.textDocument.uri, range = text_edit.range }
      local item = vim.lsp.util.locations_to_items({ location }, encoding)[1]
      item.text = ('%s: %s'):format(annotations[text_edit.annotationId].label, vim.trim(item.text))
      found[#found + 1] = item
    end
  end
  return found
end

--- Handles the answer to `textDocument/rename`.
---@type lsp.Handler
function M.handler(err, edit, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  if err or not edit or not client then
    return vim.notify('postil: ' .. (err and err.message or 'nothing to rename'), vim.log.levels.WARN)
  end
  local encoding = client.offset_encoding
  local sure, doubtful, count = split(edit)
  if #doubtful == 0 then
    return vim.lsp.util.apply_workspace_edit(edit, encoding)
  end
  local window = vim.api.nvim_get_current_win()
  local listed = items(doubtful, edit.changeAnnotations, encoding)
  vim.fn.setqflist({}, ' ', { title = 'postil rename', items = listed })
  vim.cmd('botright copen')
  vim.api.nvim_set_current_win(window)
  vim.cmd.redraw()
  local choices = { { ('Change all %d'):format(count + #listed), edit } }
  if count > 0 then
    choices[2] = { ('Leave the %d listed as they are'):format(#listed), sure }
  end
  vim.ui.select(choices, {
    prompt = ('%d of %d changes should be looked at first'):format(#listed, count + #listed),
    format_item = function(choice)
      return choice[1]
    end,
  }, function(choice)
    vim.cmd.cclose()
    if choice then
      vim.lsp.util.apply_workspace_edit(choice[2], encoding)
    end
  end)
end

return M
