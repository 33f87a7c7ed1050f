-- Figures and dates in Neovim: every finding about them, and about people and quotes, on the example of its page, with its
-- level, its other places and its fixes; then what an article's hovers, hints, outline, links, views and commands say of them.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually, go = kit.report, kit.eventually, kit.go

local SEVERITY = { error = 1, warning = 2, information = 3, hint = 4 }

--- The findings about figures, dates, people and quotes, by code, as their pages tell of them.
local function pages()
  local folder = vim.env.HERE .. '/../../docs/findings/'
  local found = {}
  for name in vim.fs.dir(folder) do
    local code = name:match('^(.*)%.md$')
    local kinds = { figures = true, date = true, style = true, person = true, quote = true, mark = true, source = true }
    if code and kinds[code:match('^%a+')] then
      local page = table.concat(vim.fn.readfile(folder .. name), '\n')
      local function text(heading)
        return page:match('## ' .. heading .. '\n\n```text\n(.-)\n```')
      end
      found[#found + 1] = {
        code = code,
        level = page:match('\nLevel: (%a+)'),
        example = text('Example'),
        instead = text('Instead'),
        message = page:match('\n> ([^\n]+)'),
        fix = page:match('\n> Fix: (.-)%.\n'),
      }
    end
  end
  table.sort(found, function(a, b)
    return a.code < b.code
  end)
  return found
end

local function set_text(buffer, text)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(text, '\n'))
end

--- A finding on the example of its page, its fix, and nothing of it on what the page has instead.
local function finding(page)
  local path = kit.write('findings/' .. page.code .. '.txt', page.example)
  vim.cmd.edit(path)
  local buffer = vim.api.nvim_get_current_buf()
  local function found()
    return kit.codes(buffer)[page.code]
  end
  local level = page.level == 'off' and 'warning' or page.level
  eventually(('%s is found, as %s'):format(page.code, level), function()
    local it = found()
    local fits = it ~= nil and it.severity == SEVERITY[level] and it.message == page.message
    return fits, it or vim.tbl_keys(kit.codes(buffer))
  end)
  local related = vim.tbl_get(found() or {}, 'user_data', 'lsp', 'relatedInformation') or {}
  if page.fix then
    local at = found()
    vim.fn.cursor(at.lnum + 1, at.col + 1)
    kit.fix('^' .. vim.pesc(page.fix) .. '$')
    eventually(page.code .. ' is mended by its fix', function()
      return kit.text(buffer) ~= page.example and found() == nil, kit.text(buffer)
    end)
  end
  set_text(buffer, page.instead)
  eventually(page.code .. ' is not found where all is well', function()
    return found() == nil, found()
  end)
  vim.cmd.bwipeout({ bang = true })
  return #related
end

local function findings(client)
  local all, related = pages(), {}
  report('every finding has a page', #all >= 49, #all)
  for _, page in ipairs(all) do
    if page.level == 'off' then
      local buffer = vim.fn.bufadd(kit.write('findings/off.txt', page.example))
      vim.fn.bufload(buffer)
      local function quiet()
        return kit.codes(buffer)[page.code] == nil
      end
      report(page.code .. ' is off', quiet())
    end
  end
  local levels = { ['style-small-number'] = 'warning', ['style-in-figures'] = 'warning', ['style-initial-numeral'] = 'warning' }
  client.settings = { postil = { findings = levels } }
  client:notify('workspace/didChangeConfiguration', { settings = client.settings })
  for _, page in ipairs(all) do
    related[page.code] = finding(page)
  end
  local two = { 'figures-contradict', 'figures-headline', 'figures-sources-differ', 'figures-strain', 'figures-toll-falls', 'figures-parts-sum' }
  vim.list_extend(two, { 'figures-conversion', 'figures-percent-change', 'figures-multiple', 'date-duration', 'person-two-ages' })
  for _, code in ipairs(two) do
    report(code .. ' points at its other figure', related[code] > 0, related[code])
  end
end

--- Outline entries with those under them: “people displaced > More than 3,000 people”.
local function outline(symbols, above)
  local lines = {}
  for _, symbol in ipairs(symbols or {}) do
    local name = above and above .. ' > ' .. symbol.name or symbol.name
    lines[#lines + 1] = name
    vim.list_extend(lines, outline(symbol.children, name))
  end
  return lines
end

local function lines_of(locations)
  local found = vim.tbl_map(function(location)
    return (location.range or location.targetSelectionRange).start.line + 1
  end, locations or {})
  table.sort(found)
  return found
end

local function article(client, buffer)
  kit.hover('a figure', 'More than 3,000 people', 1, {
    '%*%*more than 3,000 people%*%*, no upper bound; displaced, BIHAĆ; says interior ministry',
    'Likely meant',
    'line 7: “Nearly 4,000 people”, Amra Hadžić: hard to square with this, though both may hold',
    'line 9: “2,500 people”, .*: another source, another figure',
  })
  kit.hover('a population', 'more than 56,000', 1, { '%*%*more than 56,000 people%*%*, no upper bound; population of Bihać; says the article' })
  kit.hover('an area', '500 acres', 1, { '200 hectares' })
  kit.hover('a distance', '20 km', 1, { '12 miles' })
  kit.hover('a temperature', '4°C', 0, { '39 °F' })
  kit.hover('a rate', '5 percent', 1, { '%*%*exactly 5 per cent a year%*%*' })
  kit.hover('a sum of money', '2 million euros', 1, { '2,000,000 EUR' })
  go('2 million euros', 1)
  local card = kit.ask_here(client, 'textDocument/hover')
  report('money is not converted', not vim.inspect(card):find('USD') and not vim.inspect(card):find('Also'), card)
  kit.hover('a date', 'last week', 1, { 'Monday, 6 May 2024 to Sunday, 12 May 2024', '2024%-W19' })

  local symbols = kit.ask(client, 'textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params(buffer) }, buffer)
  local all = table.concat(outline(symbols), '\n')
  for _, entry in ipairs({ 'people displaced > More than 3,000 people', 'people displaced > 2,500 people', 'Figures > more than 56,000' }) do
    report('outline: ' .. entry, all:find(entry, 1, true) ~= nil, all)
  end

  go('2,500 people', 1)
  local params = { context = { includeDeclaration = true } }
  local references = lines_of(kit.ask_here(client, 'textDocument/references', params))
  report('the figures about one thing', vim.deep_equal(references, { 3, 7, 9 }), references)
  vim.lsp.buf.definition()
  eventually('to the first statement', function()
    local rest = vim.api.nvim_get_current_line():sub(vim.fn.col('.'))
    return vim.startswith(rest, 'More than 3,000 people'), rest
  end)

  local function hints()
    local found = kit.ask(client, 'textDocument/inlayHint', {
      textDocument = vim.lsp.util.make_text_document_params(buffer),
      range = { start = { line = 0, character = 0 }, ['end'] = { line = 99, character = 0 } },
    }, buffer)
    return vim.inspect(found)
  end
  report('no days behind dates by default', not hints():find('May 2024'), hints())
  client.settings = { postil = { hints = { dates = true } } }
  client:notify('workspace/didChangeConfiguration', { settings = client.settings })
  eventually('days behind dates on request', function()
    local shown = hints()
    return shown:find('6–12 May 2024') ~= nil and shown:find('12 May 2024') ~= nil, shown
  end)
  client.settings = { postil = {} }
  client:notify('workspace/didChangeConfiguration', { settings = { postil = { hints = { dates = false } } } })

  vim.cmd.Postil('figures')
  eventually('the view of figures', function()
    local text = kit.text()
    return text:find('people displaced\n  line 3  More than 3,000 people', 1, true) ~= nil and text:find('interior ministry') ~= nil, text
  end)
  vim.fn.search('2,500 people')
  vim.api.nvim_feedkeys(vim.keycode('<cr>'), 'x', false)
  eventually('from the view to the article', function()
    local rest = vim.api.nvim_get_current_line():sub(vim.fn.col('.'))
    return vim.api.nvim_get_current_buf() == buffer and vim.startswith(rest, '2,500 people'), rest
  end)
  vim.cmd.Postil('timeline')
  eventually('the timeline', function()
    local text = kit.text()
    return text:find('6–12 May 2024  last week', 1, true) ~= nil and text:find('there is no such day  31 June', 1, true) ~= nil, text
  end)
  vim.cmd.only({ bang = true })
  vim.cmd.buffer(buffer)
end

--- What the same says on a command line.
local function tables(path)
  local function run(...)
    return vim.system({ vim.env.POSTIL, ... }, { text = true }):wait().stdout
  end
  local csv = run('figures', path, '--format', 'csv')
  report('figures as CSV', csv:find(',3,23,people displaced,"More than 3,000 people"', 1, true) ~= nil, csv)
  local rows = vim.json.decode(run('figures', path, '--format', 'json'))
  report('figures as JSON', #rows == 9 and rows[1].lower == '3000' and rows[1].upper == '', rows)
  local timeline = run('timeline', path)
  report('a timeline in a terminal', timeline:find('6–12 May 2024  last week', 1, true) ~= nil, timeline)
end

local function silence(buffer)
  go('31 June', 1)
  kit.answering(nil, 'the sign has it so', function()
    kit.fix('^Silence “date%-impossible” here')
    eventually('a finding is silenced with a reason', function()
      return kit.codes(buffer)['date-impossible'] == nil, kit.codes(buffer)
    end)
  end)
  eventually('a note in the stand-off file', function()
    local _, text = kit.beside('flood/flood.ann')
    return text:find('\tPostilSilence T%d+\tdate%-impossible: the sign has it so') ~= nil, text
  end)
  kit.hover('what was silenced', '31 June', 1, { 'Silenced', 'date%-impossible', 'the sign has it so' })
end

local function run()
  local folder = kit.fixture('flood')
  vim.cmd.edit(folder .. '/flood.txt')
  local buffer = vim.api.nvim_get_current_buf()
  local client = kit.attached(buffer)
  kit.found_all('findings', buffer, { 'figures-strain', 'figures-sources-differ', 'date-impossible' })
  article(client, buffer)
  tables(folder .. '/flood.txt')
  silence(buffer)

  vim.cmd.edit(folder .. '/quiet/ferry.txt')
  local ferry = vim.api.nvim_get_current_buf()
  eventually('postil.toml sets levels, and turns house style on', function()
    local found = kit.codes(ferry)
    local day, style = found['date-impossible'], found['style-small-number']
    return day ~= nil and day.severity == SEVERITY.hint and style ~= nil and style.severity == SEVERITY.warning, found
  end)
  vim.cmd.edit(folder .. '/undated.txt')
  local undated = vim.api.nvim_get_current_buf()
  kit.found_all('nobody knows which week', undated, { 'date-unanchored' })
  go('last week', 1)
  kit.answering(nil, '2024-05-14', function()
    kit.fix('^Say when the article was published')
    eventually('an article is told its date', function()
      return kit.codes(undated)['date-unanchored'] == nil, kit.codes(undated)
    end)
  end)
  kit.hover('a date', 'last week', 1, { 'Monday, 6 May 2024 to Sunday, 12 May 2024' })

  findings(client)
  client:stop()
end

kit.main(run)
