-- A schema of one's own in Neovim: from the nearest folder upwards, with kinds, macros and what is inherited; its keys;
-- events, relations and their roles from their lines in the `.ann` file; and files of it that change on disk.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually, with = kit.report, kit.eventually, kit.answering
local at, command, fix, keyed = kit.at, kit.command, kit.taking, kit.keyed

local FILE = 'coast/2024/log.ann'

local function changes(...)
  kit.changes(FILE, ...)
end

--- How often something is found in a buffer, by its code.
local function count(buffer, code)
  return #vim.tbl_filter(function(it)
    return it.code == code
  end, vim.diagnostic.get(buffer))
end

local function finds(name, buffer, code, wanted)
  eventually(name, function()
    return count(buffer, code) == wanted, vim.tbl_map(function(it)
      return it.code .. ': ' .. it.message
    end, vim.diagnostic.get(buffer))
  end)
end

local function keys()
  changes('a key of the schema', at('Ms Lind'), keyed('Postil key', 'H'), { 'T6\tSailor 86 93\tMs Lind' }, {})
  changes('another key', at('trawler'), keyed('Postil key', 'V'), { 'T6\tVessel 4 11\ttrawler' }, {})
  local shown = with('] Ship', nil, function()
    changes('a type by its label', at('trawler'), command('Postil annotate'), { 'T6\tVessel 4 11\ttrawler' }, {})
  end)
  report('the picker shows keys and labels', vim.iter(shown):any(function(line)
    return line:find('[V] Ship', 1, true) ~= nil
  end), shown)
end

--- An event, made in the article and filled from both files.
local function events(article, standoff)
  changes('an event is made', at('sailed'), command('Postil annotate Sail'), { 'T6\tSail 19 25\tsailed', 'E1\tSail:T6' }, {}, true)
  finds('its roles that are missing are told', standoff, 'argument-missing', 1)
  with('Ship: “Marita”', nil, function()
    changes('a role is filled in the article', at('sailed'), command('Postil link'), { 'E1\tSail:T6 Ship:T1' }, { 'E1\tSail:T6' }, true)
  end)
  finds('none is missing then', standoff, 'argument-missing', 0)

  vim.api.nvim_set_current_buf(standoff)
  local function role(name, choose, act, now, before, keep)
    with(choose, nil, function()
      changes(name, at('E1\tSail'), act, { now }, { before }, keep)
    end)
  end
  role('a role is filled on the line of the event', 'Who: “Rosa Lind”', command('Postil link'), 'E1\tSail:T6 Ship:T1 Who:T3', 'E1\tSail:T6 Ship:T1', true)
  role('and once more', 'Who: “Per Holm”', command('Postil link'), 'E1\tSail:T6 Ship:T1 Who:T3 Who2:T4', 'E1\tSail:T6 Ship:T1 Who:T3', true)
  role('an argument is taken out', 'Rosa Lind', command('Postil unlink'), 'E1\tSail:T6 Ship:T1 Who2:T4', 'E1\tSail:T6 Ship:T1 Who:T3 Who2:T4')
  local event = 'E1\tSail:T6 Ship:T1 Who:T3 Who2:T4'
  with('Negated', nil, function()
    changes('an event is negated', at('E1\tSail'), command('Postil attribute'), { 'A1\tNegated E1' }, {}, true)
  end)
  with('Negated', nil, function()
    changes('and is not', at('E1\tSail'), command('Postil attribute'), {}, { 'A1\tNegated E1' })
  end)
  with('Verified', 'harbour log', function()
    changes('an event is marked, with a source', at('E1\tSail'), command('Postil mark'), {
      'A2\tStatus E1 Verified',
      '#1\tAnnotatorNotes E1\tVerified: harbour log',
    }, {})
  end)
  with(nil, 'who was first?', function()
    changes('an event gets a note', at('E1\tSail'), command('Postil note'), { '#1\tAnnotatorNotes E1\twho was first?' }, {})
  end)
  changes('an event changes its type', at('E1\tSail'), command('Postil type Move'), { 'T6\tMove 19 25\tsailed', 'E1\tMove:T6 Who:T3 Who2:T4' }, { 'T6\tSail 19 25\tsailed', event })
  changes('an event is removed', at('E1\tSail'), command('Postil! remove'), {}, { 'T6\tSail 19 25\tsailed', event, 'A1\tNegated E1' })
  vim.api.nvim_set_current_buf(article)
  changes('the trigger is removed with its event', at('sailed'), fix('^Remove .*sailed'), {}, { 'T6\tSail 19 25\tsailed', event, 'A1\tNegated E1' })
end

--- A relation, from its line.
local function relations(article, standoff)
  vim.api.nvim_set_current_buf(standoff)
  local captain = 'R1\tCaptain Arg1:T3 Arg2:T1\t'
  with(nil, 'says the harbour master', function()
    changes('a relation gets a note', at('R1\tCaptain'), command('Postil note'), { '#1\tAnnotatorNotes R1\tsays the harbour master' }, {}, true)
  end)
  with('Disputed', '', function()
    changes('a relation is marked', at('R1\tCaptain'), command('Postil mark'), { 'A2\tStatus R1 Disputed' }, {}, true)
  end)
  with('Status: Open', nil, function()
    changes('and marked otherwise', at('R1\tCaptain'), command('Postil attribute'), { 'A2\tStatus R1 Open' }, { 'A2\tStatus R1 Disputed' })
  end)
  local said = { captain, 'A2\tStatus R1 Disputed', '#1\tAnnotatorNotes R1\tsays the harbour master' }
  changes('a relation is removed with what is said of it', at('R1\tCaptain'), command('Postil remove'), {}, said)
  changes('the same by a code action', at('R1\tCaptain'), fix('^Remove '), {}, said)
  with('Captain', nil, function()
    changes('a relation is taken back on its line', at('R1\tCaptain'), command('Postil unlink'), {}, said)
  end)
  with('Same: “Per Holm”', nil, function()
    changes('a span is linked on its line', at('T3\tPerson'), command('Postil link'), { '*\tSame T3 T4' }, {}, true)
  end)
  with('Same', nil, function()
    changes('and taken out there', at('T3\tPerson'), command('Postil unlink'), {}, { '*\tSame T3 T4' })
  end)
  vim.api.nvim_set_current_buf(article)
end

--- Other programs write files of the schema; Neovim does not watch.
local function watched(coast, standoff)
  local conf = coast .. '/annotation.conf'
  -- What is open goes before what is on disk.
  vim.cmd.bwipeout(conf)
  local whole = vim.fn.readfile(conf)
  vim.fn.writefile(vim.tbl_filter(function(line)
    return line ~= 'Vessel'
  end, whole), conf)
  finds('a type that went from the schema on disk', standoff, 'type-unknown', 1)
  vim.fn.writefile(whole, conf)
  finds('and came back', standoff, 'type-unknown', 0)

  local nearer = coast .. '/2024/annotation.conf'
  vim.fn.writefile({ '[entities]', 'Vessel', 'Sailor', '[relations]', '[events]', '[attributes]' }, nearer)
  finds('a schema that is nearer', standoff, 'type-unknown', 10)
  vim.fn.delete(nearer)
  finds('and is gone again', standoff, 'type-unknown', 0)

  vim.fn.writefile({ 'V Vessel', 'G Sailor' }, coast .. '/kb_shortcuts.conf')
  local function offers(key)
    local found = kit.ask_here(vim.lsp.get_clients({ name = 'postil' })[1], 'postil/choices', { command = 'postil.annotate', range = {
      start = { line = 2, character = 1 },
      ['end'] = { line = 2, character = 1 },
    } })
    return vim.iter(found and found.choices or {}):any(function(choice)
      return choice.key == key
    end)
  end
  eventually('keys that changed on disk', function()
    return offers('G') and not offers('H')
  end)
  changes('a new key of the schema', at('Ms Lind'), keyed('Postil key', 'G'), { 'T7\tSailor 86 93\tMs Lind' }, {})
end

local function run()
  local coast = kit.fixture('coast')
  vim.cmd.edit(coast .. '/2024/log.ann')
  local standoff = vim.api.nvim_get_current_buf()
  local client = kit.attached(standoff)
  finds('a relation that the schema does not allow', standoff, 'relation-not-allowed', 1)
  report('and nothing else is wrong', #vim.diagnostic.get(standoff) == 1, vim.diagnostic.get(standoff))
  local group = kit.ask(client, 'textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params(standoff) }, standoff)
  report('the outline has the labels of visual.conf', group[1].name == 'Ship', group[1])
  vim.cmd.edit(coast .. '/annotation.conf')
  kit.attached(vim.api.nvim_get_current_buf())
  kit.hover('what is inherited', 'Captain', 1, { 'Arg1%*%* Person, Sailor', 'Arg2%*%* Vessel' })
  kit.hover('what is inherited by an event', 'Sail\t<INHERIT>', 1, { 'Kind of%*%* Move', 'Ship%*%* Vessel', 'Who%*%* Person, Sailor' })
  kit.hover('a macro', 'Arg1:<CREW>', 7, { 'Person|Sailor' })

  vim.cmd.edit(coast .. '/2024/log.txt')
  local article = vim.api.nvim_get_current_buf()
  kit.attached(article)
  kit.heard(client, article)
  keys()
  events(article, standoff)
  relations(article, standoff)
  watched(coast, standoff)
  client:stop()
end

kit.main(run)
