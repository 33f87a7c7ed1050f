-- Stand-off files as other programs leave them, and all that can be wrong with one, in Neovim; what the command line says of
-- what the editor wrote; when they are written; and what happens where another program writes them too.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually, go, hover, write = kit.report, kit.eventually, kit.go, kit.hover, kit.write

local fog

--- Opens a file of the folder, once the server has it.
local function open(name)
  vim.cmd.edit(fog .. '/' .. name)
  local buffer = vim.api.nvim_get_current_buf()
  local client = kit.attached(buffer)
  kit.heard(client, buffer)
  return buffer, client
end

--- What the command line says, with its exit code.
local function run_postil(...)
  local done = vim.system({ vim.env.POSTIL, ... }, { cwd = fog, text = true }):wait()
  return done.stdout .. done.stderr, done.code
end

--- The bytes of a file.
local function bytes(name)
  local file = assert(io.open(fog .. '/' .. name, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

--- Waits for a line of a buffer.
local function has_line(name, buffer, wanted)
  eventually(name, function()
    local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
    return vim.tbl_contains(lines, wanted), lines
  end)
end

--- Takes a fix for the line of some words.
local function fix(words, pattern, buffer, wanted)
  go(words)
  kit.fix(pattern)
  has_line('the fix ' .. pattern, buffer, wanted)
end

local QUOTE = '“We wait,”\u{2028}she told the radio.\u{85}“The fog decides.”'

--- A byte order mark, an old `M` line, U+2028 and U+0085, tabs that grew, a span without its text, a line of nobody.
local function odd()
  local buffer, client = open('fog.ann')
  kit.found_all('what is odd about a file is told', buffer, { 'byte-order-mark', 'text-missing', 'span-breaks', 'line-malformed' })
  report('and no more than that', vim.tbl_count(kit.codes(buffer)) == 4, kit.codes(buffer))
  hover('an annotation with an M line', 'T1\tPerson', 4, { 'annotation T1', 'Checked' })
  hover('a text with U+2028', 'T3\tQuote', 4, { 'annotation T3', 'she told the radio' })
  local before = kit.text(buffer)
  fix('T2\tPlace', '^Fill in the text', buffer, 'T2\tPlace 44 51\tDenmark')
  fix('T3\tQuote', '^Split', buffer, 'T3\tQuote 140 150;151 170;171 189\t“We wait,” she told the radio. “The fog decides.”')
  vim.cmd('silent undo')
  vim.cmd('silent undo')
  report('fixes, undone', kit.text(buffer) == before, kit.text(buffer))

  local article = open('fog.txt')
  hover('what is read of it in the article', 'Karen Munk said', 2, { 'annotation T1', 'Checked' })
  vim.api.nvim_buf_set_lines(article, 2, 2, false, { 'So it is. 😀', '' })
  vim.cmd('silent write')
  has_line('a line with U+2028 is brought up to date as brat can read it', buffer, 'T3\tQuote 153 163;164 183;184 202\t“We wait,” she told the radio. “The fog decides.”')
  has_line('a span without text has one then', buffer, 'T2\tPlace 57 64\tDenmark')
  for _, line in ipairs({ 'M1\tChecked T1', 'N1\tReference T4 GeoNames:2617384\t\t\t\tMARSTAL', 'what another program keeps here', 'R1\tSpeaker Arg1:T3 Arg2:T1' }) do
    has_line('a line that is not concerned stays: ' .. line, buffer, line)
  end
  vim.api.nvim_buf_call(buffer, function()
    vim.cmd('silent write')
  end)
  report('the mark is still in the file', vim.startswith(bytes('fog.ann'), '\u{feff}T1\tPerson 118 128\tKaren Munk\n'), bytes('fog.ann'))
  local said, code = run_postil('convert', 'fog.ann', '--to', 'brat')
  report('postil convert prints what the editor wrote as brat reads it', code == 0 and said == table.concat({
    'T1\tPerson 118 128\tKaren Munk',
    'T2\tPlace 57 64\tDenmark',
    'T3\tQuote 153 163;164 183;184 202\t“We wait,” she told the radio. “The fog decides.”',
    'T4\tPlace 48 55\tMARSTAL',
    'T5\tPerson 203 210\tMs Munk',
    'M1\tChecked T1',
    'N1\tReference T4 GeoNames:2617384\tMARSTAL',
    'R1\tSpeaker Arg1:T3 Arg2:T1\t',
    'what another program keeps here',
    '#1\tAnnotatorNotes R1\tas the radio has it',
    '',
  }, '\n'), { said, code })
  said, code = run_postil('check', 'fog.ann')
  report('postil check says what is left', code == 1 and said:find('byte%-order%-mark') and said:find('line%-malformed') and not said:find('text%-'), said)
  -- As its user saves it without the mark, and with the stray line as a comment.
  vim.cmd.buffer(buffer)
  fix('what another', '^Make the line a comment', buffer, '# what another program keeps here')
  vim.bo[buffer].bomb = false
  vim.cmd('silent write')
  eventually('saved without a mark it has none', function()
    return vim.tbl_isempty(kit.codes(buffer)), kit.codes(buffer)
  end)
  said, code = run_postil('check', 'fog.ann')
  report('postil check finds nothing then', code == 0, said)
  return client
end

--- An article with a byte order mark, which Neovim keeps out of its buffer: it counts in offsets all the same.
local function marked()
  local article = open('mark.txt')
  hover('an article with a byte order mark', 'Marstal', 2, { 'annotation T2' })
  report('nothing is wrong with it', vim.tbl_isempty(kit.codes(article)), kit.codes(article))
  vim.api.nvim_buf_set_text(article, 0, 11, 0, 11, { 'never ' })
  vim.cmd('silent write')
  local buffer = vim.fn.bufadd(fog .. '/mark.ann')
  vim.fn.bufload(buffer)
  has_line('its annotations follow with the mark', buffer, 'T2\tPlace 23 30\tMarstal')
  vim.api.nvim_buf_call(buffer, function()
    vim.cmd('silent write')
  end)
  report('they are right for other programs', run_postil('check', 'mark.ann') == 'Nothing found.\n', run_postil('check', 'mark.ann'))
  vim.bo[article].bomb = false
  vim.cmd('silent write')
  has_line('saved without the mark, they follow', buffer, 'T1\tPerson 0 10\tKaren Munk')
end

--- One of each that can be wrong.
local function wrong()
  local buffer, client = open('wrong.ann')
  kit.found_all('what brat’s verifier says and what it misses', buffer, {
    'offset-range', 'overlap', 'argument-missing', 'id-undefined', 'attribute-value', 'attribute-conflict', 'attribute-not-allowed',
    'relation-duplicate', 'relation-not-allowed', 'equiv-not-allowed', 'equiv-type', 'database-unknown', 'text-mismatch',
  })
  local crossing = vim.iter(vim.diagnostic.get(buffer)):any(function(it)
    return it.message:find('crossing span with T4', 1, true) ~= nil
  end)
  report('an overlap that involves an event', crossing, kit.codes(buffer).overlap)
  fix('A1\tStatus', '^Set Status to Open', buffer, 'A1\tStatus T1 Open')
  fix('T10\tPerson', '^Take the article’s text', buffer, 'T10\tPerson 56 61\twaits')
  fix('T5\tPerson', '^Re%-anchor T5', buffer, 'T5\tPerson 48 55\tMs Munk')
  local completed = kit.completed(client, buffer, 'A9\tSt')
  report('completion of attributes', vim.tbl_contains(completed, 'Status'), completed)

  local other = open('missing.ann')
  kit.found_all('a file whose article is missing', other, { 'article-missing' })
  write('fog/missing.txt', 'Karen Munk waits.')
  eventually('and is there then', function()
    return vim.tbl_isempty(kit.codes(other)), kit.codes(other)
  end)
end

--- `postil init` writes a schema that nothing is wrong with, and that holds at once.
local function init()
  local said, code = run_postil('init', 'fresh')
  report('postil init writes the default schema', code == 0, said)
  write('fog/fresh/fresh.txt', 'Karen Munk waits.')
  write('fog/fresh/fresh.ann', 'T1\tPerson 0 10\tKaren Munk\nA1\tStatus T1 Verified\nT2\tVessel 11 16\twaits')
  local buffer = open('fresh/fresh.ann')
  eventually('it holds', function()
    local codes = vim.tbl_keys(kit.codes(buffer))
    return vim.deep_equal(codes, { 'type-unknown' }), codes
  end)
  for _, name in ipairs({ 'annotation.conf', 'visual.conf', 'tools.conf', 'kb_shortcuts.conf' }) do
    local conf = open('fresh/' .. name)
    report('nothing is wrong with ' .. name, #vim.diagnostic.get(conf) == 0 and vim.api.nvim_buf_line_count(conf) > 3, vim.diagnostic.get(conf))
  end
  local conf = open('fresh/annotation.conf')
  vim.fn.append(vim.fn.search('^Person') - 1, 'Vessel')
  eventually('a type that is put in is known, unsaved', function()
    return vim.tbl_isempty(kit.codes(buffer)), kit.codes(buffer)
  end)
  report('and the schema is still right', #vim.diagnostic.get(conf) == 0, vim.diagnostic.get(conf))
end

--- Offsets are written by command only, where that is wanted; what is typed inside a span belongs to it, what is typed at
--- its borders does not.
local function by_command(client)
  write('fog/late/postil.toml', '[annotations]\nsync = "command"')
  write('fog/late/late.txt', 'So Karen Munk waits.')
  write('fog/late/late.ann', 'T1\tPerson 3 13\tKaren Munk')
  local buffer = open('late/late.ann')
  local article = open('late/late.txt')
  local before = kit.text(buffer)
  go('Karen')
  vim.cmd.normal({ 'iMs ', bang = true })
  go('Munk', 3)
  vim.cmd.normal({ 'a, 51,', bang = true })
  go('Munk')
  vim.cmd.normal({ 'iLis ', bang = true })
  vim.cmd('silent write')
  kit.heard(client, article)
  hover('it is where it was', 'Munk', 1, { 'annotation T1', 'Karen Lis Munk' })
  report('saving writes no offsets there', kit.text(buffer) == before, kit.text(buffer))
  vim.cmd('Postil sync')
  has_line('the command does', buffer, 'T1\tPerson 6 20\tKaren Lis Munk')
end

--- Another program writes the file while it has unsaved changes here.
local function overtaken()
  write('fog/two/two.txt', 'Karen Munk waits in Marstal.')
  write('fog/two/two.ann', 'T1\tPerson 0 10\tKaren Munk')
  local buffer = open('two/two.ann')
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { '#1\tAnnotatorNotes T1\tmine' })
  local said
  local handler = vim.lsp.handlers['window/showMessage']
  vim.lsp.handlers['window/showMessage'] = function(problem, result, ...)
    said = result.message
    return handler(problem, result, ...)
  end
  write('fog/two/two.ann', 'T1\tPerson 0 10\tKaren Munk\nT2\tPlace 20 27\tMarstal')
  eventually('that another program wrote it is said', function()
    return said and said:find('two.ann was changed by another program', 1, true) ~= nil, said
  end)
  report('nothing is lost', kit.text(buffer):find('mine', 1, true) ~= nil, kit.text(buffer))
  vim.lsp.handlers['window/showMessage'] = handler
  vim.cmd('silent edit!')
  has_line('it can be read again', buffer, 'T2\tPlace 20 27\tMarstal')
  open('two/two.txt')
  hover('and holds', 'Marstal', 2, { 'annotation T2' })
end

--- With the pickers that Neovim itself has, answered by keys; and with those of a client that leaves all to the server.
local function pickers(client)
  local article = open('two/two.txt')
  local file = 'fog/two/two.ann'
  --- Types keys as soon as Neovim waits for them in a function of its own.
  local function typing(name, keys, act)
    local own = vim.fn[name]
    vim.fn[name] = function(...)
      vim.api.nvim_input(keys)
      vim.fn[name] = own
      return own(...)
    end
    return act
  end
  kit.changes(file, 'a note by Neovim’s own prompt', kit.at('Marstal'), typing('input', 'ask again<CR>', kit.command('Postil note')), { '#1\tAnnotatorNotes T2\task again' }, {})
  kit.changes(file, 'a choice by Neovim’s own picker', kit.at('Marstal'), typing('inputlist', '2<CR>', kit.command('Postil attribute')), { 'A1\tStatus T2 Verified' }, {})
  kit.answering('Organisation', nil, function()
    kit.changes(file, 'a command that the server asks about', kit.at('Marstal'), function()
      local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
      local range = { start = params.position, ['end'] = params.position }
      client:exec_cmd({ title = 'type', command = 'postil.setType', arguments = { { uri = params.textDocument.uri, range = range } } }, { bufnr = article })
    end, { 'T2\tOrganisation 20 27\tMarstal' }, { 'T2\tPlace 20 27\tMarstal' })
  end)
end

--- One server serves a workspace, whatever schemas are in it; a lone article is served as well.
local function servers(client)
  local all = vim.lsp.get_clients({ name = 'postil' })
  report('one server serves all', #all == 1 and all[1].root_dir == vim.env.WORKSPACE, vim.tbl_map(function(it)
    return it.root_dir
  end, all))
  local lone = vim.fn.tempname() .. '.txt'
  vim.fn.writefile({ 'Karen Munk waits in Marstal.' }, lone)
  vim.cmd.edit(lone)
  local other = kit.attached(vim.api.nvim_get_current_buf())
  report('a lone article has one of its own', other.id ~= client.id and other.root_dir == nil, other.root_dir)
  hover('a lone article', 'Marstal', 2, { 'Denmark' })
  other:stop()
end

local function run()
  fog = kit.fixture('fog')
  local client = odd()
  marked()
  wrong()
  init()
  by_command(client)
  overtaken()
  pickers(client)
  servers(client)
  client:stop()
end

kit.main(run)
