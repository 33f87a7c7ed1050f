-- Annotations and their schema in Neovim: everything that can be asked in an `.ann` file and in the four `.conf` files,
-- the article open or not.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually, go, hover, write = kit.report, kit.eventually, kit.go, kit.hover, kit.write

local function completes(name, client, buffer, typed, wanted)
  local found = kit.completed(client, buffer, typed)
  local missing = vim.tbl_filter(function(label)
    return not vim.tbl_contains(found, label)
  end, wanted)
  report(name, #missing == 0, found)
end

--- Goes to the definition and waits to be at a place of a file; then comes back.
local function leads(name, text, into, file, there)
  local from = vim.api.nvim_get_current_buf()
  go(text, into)
  vim.lsp.buf.definition()
  eventually(name, function()
    local at = vim.fs.basename(vim.api.nvim_buf_get_name(0))
    local rest = vim.api.nvim_get_current_line():sub(vim.fn.col('.'))
    return at == file and vim.startswith(rest, there), { at, rest }
  end)
  vim.cmd.buffer(from)
end

--- Applies a fix at a text, waits for a line, and takes it back.
local function fixes(name, client, text, title, wanted)
  local buffer = vim.api.nvim_get_current_buf()
  local before = kit.text(buffer)
  go(text, 0)
  kit.fix(title)
  eventually(name, function()
    local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
    local done = type(wanted) == 'function' and wanted(lines) or vim.tbl_contains(lines, wanted)
    return done and kit.text(buffer) ~= before, lines
  end)
  vim.cmd('silent undo')
  report(name .. ', undone', kit.text(buffer) == before, kit.text(buffer))
  kit.heard(client, buffer)
end

local function symbols(client, buffer)
  local found = kit.ask(client, 'textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params(buffer) }, buffer)
  local names = {}
  for _, group in ipairs(found or {}) do
    names[#names + 1] = group.name
    for _, child in ipairs(group.children or {}) do
      names[#names + 1] = group.name .. '/' .. child.name
    end
  end
  return names
end

local function references(text, into, wanted)
  go(text, into)
  local found
  vim.lsp.buf.references(nil, { on_list = function(list)
    found = vim.tbl_map(function(item)
      return vim.fs.basename(item.filename) .. ':' .. item.lnum
    end, list.items)
    table.sort(found)
  end })
  eventually('references on ' .. text, function()
    return vim.deep_equal(found, wanted), found
  end)
end

local function fold_levels(name, line)
  vim.wo.foldmethod = 'expr'
  vim.wo.foldexpr = 'v:lua.vim.lsp.foldexpr()'
  eventually(name, function()
    return vim.fn.foldlevel(line) > 0, vim.fn.foldlevel(line)
  end)
  vim.wo.foldmethod = 'manual'
  vim.cmd('normal! zE')
end

local function in_annotations(buffer, client)
  kit.found_all('annotations are checked', buffer, { 'text-mismatch', 'type-unknown', 'relation-circular', 'id-duplicate' })
  hover('a line of annotations', 'T1\tPerson', 4, { 'annotation T1', 'closed, said %*%*Marta Kowal%*%*', 'Verified' })

  completes('completion of types', client, buffer, 'T9\tP', { 'Person', 'Place' })
  completes('completion of roles', client, buffer, 'R9\tKnows A', { 'Arg1:', 'Arg2:' })
  completes('completion of ids that fit', client, buffer, 'R9\tKnows Arg2:', { 'T3' })
  completes('completion of ids by their words', client, buffer, 'R9\tKnows Arg1:mart', { 'T1' })
  completes('completion of values', client, buffer, 'A9\tStatus T1 V', { 'Verified' })
  completes('completion of data bases', client, buffer, 'N9\tReference T2 G', { 'GeoNames:' })
  kit.heard(client, buffer)

  references('T1\tPerson', 1, { 'bridge.ann:1', 'bridge.ann:3', 'bridge.ann:3', 'bridge.ann:6' })
  references('T1\tPerson', 4, { 'bridge.ann:1', 'bridge.ann:5' })

  local outline = symbols(client, buffer)
  for _, wanted in ipairs({ 'Person/Marta Kowal', 'Place/Kostajnica', 'Relations/Knows', 'Attributes/Status Verified', 'Links/Kostajnica' }) do
    report('outline of ' .. wanted, vim.tbl_contains(outline, wanted), outline)
  end
  fold_levels('folding by kind', 1)
  eventually('colours by type', function()
    local tokens = vim.lsp.semantic_tokens.get_at_pos(buffer, 0, 20) or {}
    return tokens[1] ~= nil and tokens[1].type == 'person', tokens
  end)
  local links = kit.ask(client, 'textDocument/documentLink', { textDocument = vim.lsp.util.make_text_document_params(buffer) }, buffer) or {}
  report('a link to the entry of the data base', #links == 1 and links[1].target:find('geonames.org/3193044') ~= nil, links)

  local before = kit.text(buffer)
  vim.lsp.buf.format({ timeout_ms = 30000 })
  local sorted = vim.iter(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)):map(function(line)
    return line:match('^%a+%d+')
  end):join(' ')
  report('formatting puts the lines in order', sorted == 'T1 T2 T3 T4 T4 R1 A1 N1', sorted)
  vim.cmd('silent undo')
  report('formatting, undone', kit.text(buffer) == before, kit.text(buffer))
  kit.heard(client, buffer)

  fixes('a quick fix re-anchors', client, 'T2\tPlace', '^Re%-anchor T2', 'T2\tPlace 14 24\tKostajnica')
  fixes('a quick fix re-anchors all', client, 'T2\tPlace', '^Re%-anchor all', function(lines)
    return vim.tbl_contains(lines, 'T2\tPlace 14 24\tKostajnica') and vim.tbl_contains(lines, 'T4\tPerson 68 76\tMs Kowal')
  end)
  fixes('a quick fix takes the article’s text', client, 'T2\tPlace', '^Take the article', 'T2\tPlace 11 21\tat Kostajn')
  fixes('a quick fix takes the nearest type', client, 'T3\tPersn', '^Change Persn to Person', 'T3\tPerson 54 65\tan engineer')
  fixes('a quick fix gives a fresh id', client, 'T4\tDate', '^Give this line the id T5', 'T5\tDate 97 103\tFriday')
  fixes('a quick fix renumbers', client, 'T4\tDate', '^Renumber', 'T5\tDate 97 103\tFriday')
  fixes('a quick fix removes what depends on it as well', client, 'T3\tPersn', '^Remove T3', function(lines)
    return #lines == 7
  end)
  fixes('a quick fix removes a relation', client, 'R1\tKnows', '^Remove R1', function(lines)
    return #lines == 7
  end)

  -- With the article open what moved is known to have moved, so the fixes come before.
  leads('from an id to its line', 'Arg2:T1', 5, 'bridge.ann', 'T1\tPerson')
  leads('from a line to the article', '41 52', 1, 'bridge.txt', 'Marta Kowal')
  leads('from a type to the schema', 'T1\tPerson', 4, 'annotation.conf', 'Person')

  go('T1\tPerson', 0)
  vim.lsp.buf.rename('T7')
  eventually('an id is renamed', function()
    local all = kit.text(buffer)
    return all:find('Knows Arg1:T7 Arg2:T7', 1, true) ~= nil and all:find('T7\tPerson', 1, true) ~= nil, all
  end)
  go('T7\tPerson', 4)
  vim.lsp.buf.rename('Human')
  eventually('a type is renamed, in the schema and in files not open too', function()
    local _, conf = kit.beside('bridge/annotation.conf')
    local _, other = kit.beside('bridge/more/other.ann')
    local all = kit.text(buffer) .. conf .. other
    return all:find('T7\tHuman', 1, true) and all:find('Arg1:Human', 1, true) and all:find('T1\tHuman 0 9', 1, true), all
  end)
end

local function in_schema(client)
  vim.cmd.edit(vim.env.WORKSPACE .. '/bridge/annotation.conf')
  local schema = vim.api.nvim_get_current_buf()
  report('annotation.conf is a brat configuration', vim.bo.filetype == 'bratconf', vim.bo.filetype)
  kit.attached(schema)
  kit.found_all('a schema is checked', schema, { 'conf-unknown-type' })
  hover('a type of a schema', 'Arg1:Human', 6, { '%*%*Human%*%*' })
  hover('a role of a schema', 'Arg1:Human', 1, { 'Arg1' })
  leads('from a use of a type to its definition', 'Arg1:Human', 6, 'annotation.conf', 'Human')
  references('Human', 1, { 'annotation.conf:2', 'annotation.conf:6', 'annotation.conf:7' })
  local outline = symbols(client, schema)
  report('outline of a schema', vim.tbl_contains(outline, 'entities/Human') and vim.tbl_contains(outline, 'relations/Knows'), outline)
  fold_levels('folding by section', 2)
  fixes('a quick fix takes the nearest type of the schema', client, 'Arg2:Plase', '^Change Plase to Place', 'Owns\tArg1:Human, Arg2:Place')
  completes('completion of types and macros in annotation.conf', client, schema, 'Likes\tArg:', { 'Human', 'Place', '<ANY>', '<ENTITY>' })
  kit.heard(client, schema)

  vim.cmd.edit(write('bridge/visual.conf', '[labels]\nHuman | Person\nPlase | Where\n[drawing]\nHuman\tbgColor:#ffccaa'))
  local visual = vim.api.nvim_get_current_buf()
  kit.attached(visual)
  kit.found_all('visual.conf is checked', visual, { 'conf-unknown-type' })
  completes('completion of properties in visual.conf', client, visual, 'Place\tb', { 'bgColor:', 'borderColor:' })
  completes('completion of types in visual.conf', client, visual, 'Pl', { 'Place' })
  kit.heard(client, visual)
  hover('a type in visual.conf', 'Human |', 1, { '%*%*Human%*%*' })
  hover('a section of visual.conf', '[labels]', 2, { 'Stored | Full form' })

  vim.cmd.edit(write('bridge/kb_shortcuts.conf', 'P Human\nP Place'))
  kit.attached(vim.api.nvim_get_current_buf())
  kit.found_all('kb_shortcuts.conf is checked', vim.api.nvim_get_current_buf(), { 'conf-shortcut' })
  completes('completion of types in kb_shortcuts.conf', client, vim.api.nvim_get_current_buf(), 'Q pl', { 'Place' })
  kit.heard(client, vim.api.nvim_get_current_buf())
  hover('a type in kb_shortcuts.conf', 'P Human', 3, { '%*%*Human%*%*', 'Key%*%* `P`' })
  vim.cmd.edit(write('bridge/tools.conf', '[options]\nValidation\tvalidate:al\n[normalization]\nWikidata\tDB:wd'))
  kit.attached(vim.api.nvim_get_current_buf())
  kit.found_all('tools.conf is checked', vim.api.nvim_get_current_buf(), { 'conf-option' })
  completes('completion of properties in tools.conf', client, vim.api.nvim_get_current_buf(), 'Commons\t<U', { '<URL>:', '<URLBASE>:' })
  kit.heard(client, vim.api.nvim_get_current_buf())
  hover('a section of tools.conf', '[options]', 2, { 'tokenizer:whitespace' })
  hover('a data base in tools.conf', 'Wikidata', 2, { 'data base' })
  fixes('a quick fix sets an option', client, 'Validation', '^Set Validation to all', 'Validation\tvalidate:all')
end

--- A type that no file defines is renamed in one that is written for it.
local function default_schema()
  write('plain/a.txt', 'Ana Ruiz left.')
  vim.cmd.edit(write('plain/a.ann', 'T1\tPerson 0 8\tAna Ruiz'))
  local buffer = vim.api.nvim_get_current_buf()
  kit.attached(buffer)
  go('T1\tPerson', 4)
  vim.lsp.buf.rename('Witness')
  eventually('a type of the default schema is renamed in a schema written for it', function()
    local _, conf = kit.beside('annotation.conf')
    return kit.text(buffer) == 'T1\tWitness 0 8\tAna Ruiz' and conf:find('\nWitness', 1, true) ~= nil, { kit.text(buffer), conf:sub(1, 200) }
  end)
end

local function run()
  vim.cmd.edit(kit.fixture('bridge') .. '/bridge.ann')
  local buffer = vim.api.nvim_get_current_buf()
  report('an .ann is brat annotations', vim.bo.filetype == 'bratann', vim.bo.filetype)
  local client = kit.attached(buffer)
  in_annotations(buffer, client)
  in_schema(client)

  -- The article is opened last: what its schema lacks is told of files that are not open, too.
  write('reef/annotation.conf', '[entities]\nPerson\n[relations]\nKnows\tArg1:Nobody, Arg2:Person\n[events]\n[attributes]')
  vim.cmd.edit(write('reef/reef.txt', 'Ana Ruiz dived.'))
  kit.attached(vim.api.nvim_get_current_buf())
  eventually('a schema that is not open is checked', function()
    local conf = vim.fn.bufnr(vim.env.WORKSPACE .. '/reef/annotation.conf')
    return conf > 0 and kit.codes(conf)['conf-unknown-type'] ~= nil, conf
  end)
  default_schema()
  client:stop()
  eventually('the server stops', function()
    return client:is_stopped()
  end)
end

kit.main(run)
