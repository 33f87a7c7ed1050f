local M = {}

--- What opens each view, by its name.
M.names = {
  figures = function()
    M.open('figures')
  end,
  timeline = function()
    M.open('timeline')
  end,
}

--- The client that serves a buffer.
local function client_of(buffer)
  return vim.lsp.get_clients({ bufnr = buffer, name = 'postil' })[1]
end

--- Opens a view of an article in a window below it: <CR> goes to what a line is about, `q` closes it. The lines are
--- in the location list of the article's window as well.
function M.open(name, buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  local client = client_of(buffer)
  if not client then
    return vim.notify('postil: no server for this buffer', vim.log.levels.WARN)
  end
  local window = vim.api.nvim_get_current_win()
  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), view = name }
  client:request('postil/view', params, function(err, view)
    if err or not view then
      return vim.notify('postil: ' .. (err and err.message or 'this is no article'), vim.log.levels.WARN)
    end
    M.show(name, view, { buffer = buffer, window = window, client = client })
  end, buffer)
end

function M.show(name, view, from)
  local lines = vim.split(view.text, '\n', { trimempty = true })
  local uri = vim.uri_from_bufnr(from.buffer)
  local locations, ranges, texts = {}, {}, {}
  for _, row in ipairs(view.rows) do
    ranges[row.line + 1] = row.range
    texts[#texts + 1] = vim.trim(lines[row.line + 1])
    locations[#locations + 1] = { uri = uri, range = row.range }
  end
  -- The client sorts by place; the list keeps the order of the view.
  local items = {}
  for index, location in ipairs(locations) do
    local item = vim.lsp.util.locations_to_items({ location }, from.client.offset_encoding)[1]
    item.text = texts[index]
    items[#items + 1] = item
  end
  vim.fn.setloclist(from.window, {}, ' ', { title = 'postil ' .. name, items = items })

  local scratch = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(scratch, 0, -1, false, lines)
  vim.bo[scratch].bufhidden = 'wipe'
  vim.bo[scratch].filetype = 'postilview'
  vim.bo[scratch].modifiable = false
  pcall(vim.api.nvim_buf_set_name, scratch, ('postil://%s/%s'):format(name, vim.api.nvim_buf_get_name(from.buffer)))
  local below = vim.api.nvim_open_win(scratch, true, { split = 'below', height = math.min(#lines + 1, 15) })
  vim.wo[below].wrap = false
  vim.keymap.set('n', 'q', '<cmd>close<cr>', { buffer = scratch, desc = 'Close the view' })
  vim.keymap.set('n', '<cr>', function()
    local range = ranges[vim.fn.line('.')]
    if range then
      vim.lsp.util.show_document({ uri = uri, range = range }, from.client.offset_encoding, { focus = true, reuse_win = true })
    end
  end, { buffer = scratch, desc = 'Go to what the line is about' })
end

--- Asks for one line and hands it to the server's command as its last argument; nothing given, nothing done.
local function ask(prompt, default)
  return function(command, context)
    local client = vim.lsp.get_client_by_id(context.client_id)
    vim.ui.input({ prompt = prompt, default = default and default() }, function(answer)
      if not client or not answer or vim.trim(answer) == '' then
        return
      end
      local arguments = vim.list_extend({}, command.arguments or {})
      arguments[#arguments + 1] = vim.trim(answer)
      client:request('workspace/executeCommand', { command = command.command, arguments = arguments }, function(err)
        if err then
          vim.notify('postil: ' .. err.message, vim.log.levels.ERROR)
        end
      end)
    end)
  end
end

--- Has commands that need to know something ask for it here, in free text.
function M.setup()
  vim.lsp.commands['postil.silence'] = ask('Silenced because: ')
  vim.lsp.commands['postil.setDate'] = ask('Published on (YYYY-MM-DD): ', function()
    return os.date('%Y-%m-%d')
  end)
end

return M
