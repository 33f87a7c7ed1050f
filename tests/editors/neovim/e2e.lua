-- The sample article in Neovim: everything a reader would try, asked through Neovim's own functions.
local failed = 0

local function report(name, ok, got)
  if not ok then
    failed = failed + 1
  end
  io.stdout:write(('%s %s%s\n'):format(ok and 'ok  ' or 'FAIL', name, ok and '' or ': ' .. vim.inspect(got)))
end

local function eventually(name, probe)
  local got
  local ok = vim.wait(10000, function()
    local good
    good, got = probe()
    return good
  end, 20)
  report(name, ok, got)
  return ok
end

--- Puts the cursor `into` bytes into the first `text`.
local function go(text, into)
  vim.fn.cursor(1, 1)
  local found = vim.fn.search('\\V' .. vim.fn.escape(text, '\\'), 'cW')
  assert(found > 0, text .. ' is not in the buffer')
  vim.fn.cursor(vim.fn.line('.'), vim.fn.col('.') + (into or 0))
end

local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return window, table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

local function hover(name, text, into, patterns)
  go(text, into)
  vim.lsp.buf.hover()
  eventually('hover on ' .. name, function()
    local _, shown = floating()
    for _, pattern in ipairs(patterns) do
      if not shown or not shown:find(pattern) then
        return false, { wanted = pattern, shown = shown }
      end
    end
    return true
  end)
  local window = floating()
  if window then
    vim.api.nvim_win_close(window, true)
  end
end

local function codes(buffer)
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    found[diagnostic.code] = diagnostic
  end
  return found
end

local function run()
  vim.cmd.edit(vim.env.WORKSPACE .. '/drina.txt')
  local buffer = vim.api.nvim_get_current_buf()
  eventually('the server attaches', function()
    local client = vim.lsp.get_clients({ bufnr = buffer, name = 'postil' })[1]
    return client ~= nil and client.initialized
  end)
  local client = vim.lsp.get_clients({ bufnr = buffer, name = 'postil' })[1]
  report('columns are UTF-8', client.offset_encoding == 'utf-8', client.offset_encoding)

  eventually('findings', function()
    local found = codes(buffer)
    for _, code in ipairs({ 'quote-unclosed', 'mark-mixed', 'person-two-ages', 'quote-no-speaker', 'annotation-mismatch' }) do
      if not found[code] then
        return false, { missing = code, found = vim.tbl_keys(found) }
      end
    end
    return true
  end)

  hover('a person', 'Ms Selimovic, 54', 5, { 'Amra Selimovic', '52', 'They count the people' })
  hover('a place', 'Sarajevo said', 1, { 'Bosnia', 'geonames.org' })
  hover('a figure', 'more than 4,000', 11, { 'more than 4,000' })
  hover('a date', 'on Saturday', 4, { '2024' })
  hover('a quote', 'They count the people', 1, { 'Selimovic' })

  go('They count the people', 1)
  vim.lsp.buf.definition()
  eventually('from a quote to the speaker', function()
    local rest = vim.api.nvim_get_current_line():sub(vim.fn.col('.'))
    return vim.startswith(rest, 'Amra Selimovic'), rest
  end)

  go('Donji Vrbovik', 1)
  vim.lsp.buf.definition({ on_list = function(list)
    vim.g.postil_targets = vim.tbl_map(function(item)
      return vim.fs.basename(item.filename) .. ':' .. item.text
    end, list.items)
  end })
  eventually('from an annotated span to its line', function()
    for _, target in ipairs(vim.g.postil_targets or {}) do
      if vim.startswith(target, 'drina.ann:T9') then
        return true
      end
    end
    return false, vim.g.postil_targets
  end)

  go('Ms Selimovic said', 5)
  vim.lsp.buf.references()
  eventually('references', function()
    return #vim.fn.getqflist() >= 8, vim.fn.getqflist()
  end)
  vim.cmd.cclose()

  vim.lsp.buf.document_symbol({ on_list = function(list)
    vim.g.postil_symbols = vim.tbl_map(function(item)
      return item.text
    end, list.items)
  end })
  eventually('outline', function()
    local all = table.concat(vim.g.postil_symbols or {}, '\n')
    return all:find('Amra Selimovic') ~= nil and all:find('Visegrad') ~= nil, all
  end)

  go('Amra Selimovic', 1)
  eventually('colours', function()
    local tokens = vim.lsp.semantic_tokens.get_at_pos(buffer, vim.fn.line('.') - 1, vim.fn.col('.') - 1) or {}
    return tokens[1] ~= nil and tokens[1].type == 'person', tokens
  end)
  eventually('inlay hints', function()
    local labels = {}
    for _, hint in ipairs(vim.lsp.inlay_hint.get({ bufnr = buffer })) do
      local label = hint.inlay_hint.label
      labels[#labels + 1] = type(label) == 'string' and label or label[1].value
    end
    return table.concat(labels, ' '):find('Selimovic') ~= nil, labels
  end)

  go('Dario Petek', 0)
  vim.cmd.normal({ 'v10l', bang = true })
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title:match('^Annotate “Dario Petek” as Person') ~= nil
    end,
  })
  local standoff = vim.env.WORKSPACE .. '/drina.ann'
  eventually('annotate by code action', function()
    local found = vim.fn.bufnr(standoff)
    local lines = found > 0 and vim.api.nvim_buf_get_lines(found, 0, -1, false) or {}
    for _, line in ipairs(lines) do
      if line:match('^T%d+\tPerson %d+ %d+\tDario Petek$') then
        return true
      end
    end
    return false, { lines = #lines, messages = vim.fn.execute('messages') }
  end)

  vim.cmd.stopinsert()
  vim.api.nvim_buf_set_lines(buffer, 0, 0, false, { '“An opening that nobody closes' })
  eventually('findings follow the text', function()
    for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
      if diagnostic.code == 'quote-unclosed' and diagnostic.lnum == 0 then
        return true
      end
    end
    return false, vim.tbl_keys(codes(buffer))
  end)
  local opened
  local page = require('postil.map').open(function(path)
    opened = path
  end)
  local html = page and table.concat(vim.fn.readfile(page), '\n') or ''
  report('a map of the article', opened == page and html:find('"text":"Sarajevo"', 1, true) ~= nil, page)
  client:stop()
  eventually('the server stops', function()
    return client:is_stopped()
  end)
end

local ok, problem = xpcall(run, debug.traceback)
if not ok then
  report('the script', false, problem)
end
io.stdout:write(('%d failed\n'):format(failed))
vim.cmd(failed == 0 and 'qa!' or 'cq!')
