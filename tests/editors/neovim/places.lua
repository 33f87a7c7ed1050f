-- Places and figures in Neovim: what hovers say, where places lead, each of a place's actions, figures about one thing.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually, go, write = kit.report, kit.eventually, kit.go, kit.write

local ARTICLE = table.concat({
  'A fire destroyed a warehouse in Springfield on Monday, 40 km from the river.',
  '',
  'Air strikes hit Deraa in Syria on Tuesday, and about 1,200 people fled, monitors said. Fighting spread to the village of Latamnah.',
  '',
  'Roads out of Deraa were open. Some 900 people fled Daraa later, the ministry said.',
}, '\n')

--- Waits until a file of the workspace has a line like each of some patterns.
local function written(name, file, patterns)
  eventually(name, function()
    local _, text = kit.beside(file)
    for _, pattern in ipairs(patterns) do
      if not ('\n' .. text .. '\n'):find('\n' .. pattern .. '\n') then
        return false, { wanted = pattern, text = text, messages = vim.fn.execute('messages') }
      end
    end
    return true
  end)
end

--- The files and lines a list of locations names, in order.
local function spots(locations)
  local found = vim.tbl_map(function(location)
    return ('%s:%d'):format(vim.fs.basename(location.uri or location.targetUri), (location.range or location.targetSelectionRange).start.line + 1)
  end, locations or {})
  table.sort(found)
  return found
end

local function run()
  write('war/other.txt', 'Talks on Syria began. The road to Deraa is open.\n')
  write('war/annotation.conf', '[entities]\nPerson\nPlace\t<NORM>:GeoNames\n[relations]\n[events]\n[attributes]\n')
  vim.cmd.edit(write('war/fire.txt', ARTICLE))
  local buffer = vim.api.nvim_get_current_buf()
  local client = kit.attached(buffer)
  kit.heard(client, buffer)
  kit.found_all('places are told of', buffer, { 'place-ambiguous', 'place-two-spellings' })

  kit.hover('a place', 'Deraa', 1, { 'Syria', '🇸🇾', 'Population', 'openstreetmap', 'geonames.org', 'GeoNames' })
  kit.hover('a measure', '40 km', 1, { 'miles' })
  kit.hover('a figure', '1,200 people', 1, { 'Other figures about the same thing', '900' })

  go('Deraa were', 1)
  eventually('the first mention of a place', function()
    local found = spots(kit.ask_here(client, 'textDocument/definition'))
    return vim.deep_equal(found, { 'fire.txt:3' }), found
  end)
  eventually('a place in all articles', function()
    local found = spots(kit.ask_here(client, 'textDocument/references', { context = { includeDeclaration = true } }))
    return vim.tbl_contains(found, 'other.txt:1') and vim.tbl_contains(found, 'fire.txt:5'), found
  end)
  go('900 people', 1)
  eventually('the figures about one thing', function()
    local found = spots(kit.ask_here(client, 'textDocument/references', { context = { includeDeclaration = true } }))
    return vim.deep_equal(found, { 'fire.txt:3', 'fire.txt:5' }), found
  end)
  eventually('places among the symbols of the workspace', function()
    local found = client:request_sync('workspace/symbol', { query = 'Deraa' }, 5000, buffer)
    local names = vim.tbl_map(function(symbol)
      return symbol.name
    end, found and found.result or {})
    return vim.tbl_contains(names, 'Deraa'), names
  end)

  go('Springfield', 1)
  kit.fix('^Link “Springfield” to Springfield, .*Illinois')
  written('a candidate is recorded', 'war/fire.ann', { 'T1\tPlace 32 43\tSpringfield', 'N1\tReference T1 GeoNames:%d+\tSpringfield' })
  eventually('and nothing is ambiguous any more', function()
    return kit.codes(buffer)['place-ambiguous'] == nil, vim.tbl_keys(kit.codes(buffer))
  end)
  eventually('the annotated place is a link', function()
    local params = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
    local found = kit.ask(client, 'textDocument/documentLink', params, buffer)
    return vim.inspect(found):find('geonames.org') ~= nil, found
  end)

  go('Daraa', 1)
  kit.fix('^Link both “Deraa” and “Daraa” to')
  written('both spellings are linked', 'war/fire.ann', { 'T%d\tPlace 94 99\tDeraa', 'T%d\tPlace %d+ %d+\tDaraa', 'N%d\tReference T%d GeoNames:%d+\t.*' })

  go('Latamnah', 1)
  kit.fix('^Add “Latamnah” to the places of the workspace')
  written('a place of the workspace', 'postil.toml', { '%[%[place%]%]', 'name = "Latamnah"' })
  client:stop()
end

kit.main(run)
