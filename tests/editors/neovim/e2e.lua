-- The sample article in Neovim: everything a reader would try, asked through Neovim's own functions.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually, go, floating, hover, codes = kit.report, kit.eventually, kit.go, kit.floating, kit.hover, kit.codes
local standoff_of = kit.beside

--- Does something and waits for a line of the stand-off file to match; then takes it back with `u` and expects every
--- byte as it was.
local function annotates(name, act, pattern)
  local buffer, before = standoff_of('drina.ann')
  act()
  eventually(name, function()
    local _, now = standoff_of('drina.ann')
    for line in vim.gsplit(now, '\n') do
      if line:match(pattern) and not vim.list_contains(vim.split(before, '\n'), line) then
        return true
      end
    end
    return false, { wanted = pattern, messages = vim.fn.execute('messages') }
  end)
  vim.api.nvim_buf_call(buffer, function()
    vim.cmd('silent undo')
  end)
  local _, after = standoff_of('drina.ann')
  report(name .. ', undone by u', after == before, after:sub(-200))
  kit.heard(vim.lsp.get_clients({ name = 'postil' })[1], buffer)
end

local function making(buffer)
  annotates('annotate by command', function()
    go('Rogatica', 1)
    vim.cmd('Postil annotate Organisation')
  end, '^T%d+\tOrganisation %d+ %d+\tRogatica$')

  kit.answering('] Cue', nil, function()
    annotates('annotate a selection by picker', function()
      go('on Saturday', 0)
      vim.cmd.normal({ 'v10l', bang = true })
      require('postil.annotate').choose('annotate')
    end, '^T%d+\tCue %d+ %d+\ton Saturday$')
  end)

  annotates('annotate by key', function()
    go('more than 4,000', 0)
    vim.cmd.normal({ 'v14l', bang = true })
    kit.keyed('Postil key', 'Q')()
  end, '^T%d+\tQuote %d+ %d+\tmore than 4,000$')

  kit.answering(nil, 'seen on site', function()
    annotates('write a note', function()
      go('Donji Vrbovik', 1)
      vim.cmd('Postil note')
    end, '^#%d+\tAnnotatorNotes T9\tseen on site$')
  end)

  local _, before = standoff_of('drina.ann')
  local shown = kit.answering(nil, nil, function(shown)
    go('Donji Vrbovik', 1)
    vim.cmd('Postil type')
    vim.cmd('Postil note')
    eventually('a picker and a prompt are shown', function()
      local text = table.concat(shown, '\n')
      return text:find('Change the type to') ~= nil and text:find('Note on “Donji Vrbovik”') ~= nil, shown
    end)
  end)
  kit.heard(vim.lsp.get_clients({ name = 'postil' })[1], buffer)
  local _, after = standoff_of('drina.ann')
  report('leaving them does nothing', before == after, shown)

  local completed = vim.fn.getcompletion('Postil accept ', 'cmdline')
  report('completion', vim.deep_equal(completed, { 'article', 'here', 'kind', 'paragraph' }), completed)

  local fresh = vim.env.WORKSPACE .. '/fresh.txt'
  vim.fn.writefile({ 'Amra Selimovic walked from Foča’s bridge.' }, fresh)
  vim.cmd.edit(fresh)
  eventually('the server attaches to another article', function()
    return #vim.lsp.get_clients({ bufnr = 0, name = 'postil' }) == 1
  end)
  go('Foča', 0)
  vim.cmd.normal({ 've', bang = true })
  vim.cmd('Postil annotate Place')
  eventually('the stand-off file is made', function()
    local _, text = standoff_of('fresh.ann')
    return text == 'T1\tPlace 27 31\tFoča', text
  end)
  vim.cmd.stopinsert()
  vim.api.nvim_set_current_buf(buffer)
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
  hover('a figure', 'more than 4,000', 11, { 'more than 4,000', 'no upper bound', 'Other figures about the same thing' })
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
  kit.list('references', vim.lsp.buf.references, 8, {})

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

  go('They count the people', 1)
  local function hierarchy(method, params, pick)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000) or {}
    local result = answers[client.id] and answers[client.id].result or {}
    return vim.tbl_map(pick, result), result
  end
  local names, items = hierarchy('textDocument/prepareCallHierarchy', vim.lsp.util.make_position_params(0, 'utf-8'), function(item)
    return item.name
  end)
  report('who speaks, for the hierarchy', names[1] == 'Amra Selimovic', names)
  kit.list('who quotes her', vim.lsp.buf.incoming_calls, 4, { 'Farmers stay' })
  local _, calls = hierarchy('callHierarchy/incomingCalls', { item = items[1] }, function(call)
    return call.from.name
  end)
  local quoted = hierarchy('callHierarchy/outgoingCalls', { item = calls[1].from }, function(call)
    return call.to.name
  end)
  report('whom the article quotes', vim.tbl_contains(quoted, 'Dario Petek') and vim.tbl_contains(quoted, 'Amra Selimovic'), quoted)

  go('Ms Selimovic, 54', 5)
  vim.lsp.buf.hover()
  local opened = false
  eventually('from a card to a line of the article', function()
    local card, shown = floating()
    local link = shown and shown:match('%((#L%d+,%d+)%)')
    if link and not opened then
      opened = true
      vim.api.nvim_set_current_win(card)
      vim.ui.open(link)
    end
    return opened and vim.api.nvim_get_current_buf() == buffer and floating() == nil, shown
  end)

  local before = kit.text(buffer)
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { 'Later Ms S' })
  vim.fn.cursor(vim.fn.line('$'), 1)
  vim.cmd.startinsert({ bang = true })
  local completed = vim.lsp.buf_request_sync(buffer, 'textDocument/completion', {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    position = { line = vim.fn.line('$') - 1, character = #'Later Ms S' },
  }, 10000)
  local offered = vim.tbl_map(function(item)
    return item.label
  end, completed[client.id].result.items)
  report('completion of names at a capital', vim.tbl_contains(offered, 'Ms Selimovic') and vim.tbl_contains(offered, 'Amra Selimovic'), offered)
  vim.cmd.stopinsert()
  vim.api.nvim_buf_set_lines(buffer, -2, -1, false, {})

  go('Ms Selimovic said', 5)
  vim.lsp.buf.rename('Selimovićka')
  local renamed = before:gsub('Selimovic', 'Selimovićka')
  eventually('rename a person', function()
    return kit.text(buffer) == renamed, vim.fn.execute('messages')
  end)
  eventually('the annotations follow a rename', function()
    local found = vim.fn.bufnr(vim.env.WORKSPACE .. '/drina.ann')
    local lines = found > 0 and vim.api.nvim_buf_get_lines(found, 0, -1, false) or {}
    local fits = vim.iter(lines):any(function(line)
      return line:match('^T1\tPerson %d+ %d+\tAmra Selimovićka$') ~= nil
    end)
    local mismatches = vim.tbl_filter(function(diagnostic)
      return diagnostic.code == 'annotation-mismatch'
    end, vim.diagnostic.get(buffer))
    return fits and #mismatches == 1, { lines = lines, mismatches = mismatches }
  end)
  go('Selimovićka said', 2)
  vim.lsp.buf.rename('Selimovic')
  eventually('rename her back', function()
    return kit.text(buffer) == before, vim.fn.execute('messages')
  end)
  vim.cmd.Postil('figures')
  eventually('the view of figures', function()
    local text = kit.text()
    return vim.bo.filetype == 'postilview' and text:find('people killed') ~= nil, text
  end)
  vim.fn.search('At least 12 people')
  vim.api.nvim_feedkeys(vim.keycode('<cr>'), 'x', false)
  eventually('from a line of the view to the article', function()
    local rest = vim.api.nvim_get_current_line():sub(vim.fn.col('.'))
    return vim.startswith(rest, 'At least 12 people'), rest
  end)
  report('the location list has the figures', #vim.fn.getloclist(0) > 5, vim.fn.getloclist(0))
  vim.cmd.Postil('timeline')
  eventually('the timeline', function()
    local text = kit.text()
    return text:find('Timeline') ~= nil and text:find('11 May 2024') ~= nil, text
  end)
  vim.cmd.only({ bang = true })
  vim.cmd.buffer(buffer)

  client.settings = { postil = { hints = { dates = true } } }
  client:notify('workspace/didChangeConfiguration', { settings = client.settings })
  eventually('days behind relative dates', function()
    local found = vim.lsp.buf_request_sync(buffer, 'textDocument/inlayHint', {
      textDocument = vim.lsp.util.make_text_document_params(buffer),
      range = { start = { line = 0, character = 0 }, ['end'] = { line = 99, character = 0 } },
    }, 2000)
    local shown = vim.inspect(found)
    return shown:find('11 May 2024') ~= nil, shown
  end)
  client.settings = {}
  client:notify('workspace/didChangeConfiguration', { settings = { postil = { hints = { dates = false } } } })

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
  vim.api.nvim_feedkeys(vim.keycode('<Esc>'), 'nx', false)
  making(buffer)

  vim.cmd.buffer(buffer)
  local ask = vim.ui.input
  vim.ui.input = function(_, answer)
    answer('she said so twice')
  end
  go('Ms Selimovic, 54', 14)
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title:find('Silence “person%-two%-ages” here') ~= nil
    end,
  })
  eventually('a finding is silenced with a reason', function()
    return codes(buffer)['person-two-ages'] == nil, vim.tbl_keys(codes(buffer))
  end)
  vim.ui.input = ask
  local beside = vim.fn.bufnr(vim.env.WORKSPACE .. '/drina.ann')
  vim.api.nvim_buf_call(beside, function()
    vim.cmd('silent undo')
  end)
  eventually('and heard again after an undo', function()
    return codes(buffer)['person-two-ages'] ~= nil, vim.api.nvim_buf_get_lines(beside, 0, -1, false)
  end)

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

kit.main(run)
