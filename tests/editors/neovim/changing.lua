-- Annotations changed from the keyboard in Neovim: their extent, type, attributes, notes and links; removed; made of all
-- mentions of a name and of what postil reads. Each is one step of undo, and changes these lines and no other.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually, go, write, with = kit.report, kit.eventually, kit.go, kit.write, kit.answering

--- A text of the fixture that is changed.
local function ferry(name)
  return table.concat(vim.fn.readfile(vim.env.HERE .. '/fixtures/ferry/' .. name), '\n')
end

local ARTICLE, ANNOTATIONS, SCHEMA = ferry('ferry.txt'), ferry('ferry.ann'), ferry('annotation.conf')

--- The stand-off file of the article that is changed.
local file

local at, over, command, fix = kit.at, kit.over, kit.command, kit.taking

local function changes(...)
  kit.changes(file, ...)
end

--- Opens an article with its annotations.
local function open(name, article, annotations)
  file = name .. '.ann'
  write(vim.fs.dirname(name) .. '/annotation.conf', SCHEMA)
  write(file, annotations)
  vim.cmd.badd(vim.env.WORKSPACE .. '/' .. file)
  vim.cmd.edit(write(name .. '.txt', article))
  local buffer = vim.api.nvim_get_current_buf()
  local client = kit.attached(buffer)
  kit.heard(client, buffer)
  return client, buffer
end

local function extent()
  local harbour = 'T6\tOrganisation 92 99\tharbour'
  changes('a span grows by a word', at('harbour'), command('Postil grow'), { 'T6\tOrganisation 92 106\tharbour office' }, { harbour })
  changes('a span grows at its start', at('harbour'), command('Postil grow start'), { 'T6\tOrganisation 88 99\tthe harbour' }, { harbour })
  changes('a span grows by a code action', at('harbour', 7), fix('^Grow “harbour” to'), { 'T6\tOrganisation 92 106\tharbour office' }, { harbour })
  with('Grow “harbour” over “the harbour office”', nil, function()
    changes('a span grows over a selection', over('the harbour office'), function()
      require('postil.annotate').choose('reshape')
    end, { 'T6\tOrganisation 88 106\tthe harbour office' }, { harbour })
  end)

  local lena = 'T1\tPerson 29 40\tLena Brandt'
  changes('a span shrinks by a word', at('Lena'), command('Postil shrink'), { 'T1\tPerson 29 33\tLena' }, { lena })
  changes('a span shrinks at its start', at('Lena'), command('Postil shrink start'), { 'T1\tPerson 34 40\tBrandt' }, { lena })
  changes('a span shrinks to a selection', over('Lena'), fix('^Shrink “Lena Brandt” to “Lena”'), { 'T1\tPerson 29 33\tLena' }, { lena })

  local quote = 'T3\tQuote 0 23\t“The ferry runs again,”'
  local halves = 'T3\tQuote 0 10;11 23\t“The ferry runs again,”'
  changes('what is selected is cut out', over('ferry'), command("'<,'>Postil split"), { 'T3\tQuote 0 4;11 23\t“The runs again,”' }, { quote })
  changes('a span is split by a code action', at(' runs', 0), fix('^Split “The ferry runs again,” here'), { halves }, { quote })
  changes('a span is split', at(' runs', 0), command('Postil split'), { halves }, { quote }, true)
  changes('its fragments are joined', at('ferry'), command('Postil join'), { quote }, { halves }, true)

  local two = { 'T7\tPerson 75 79\tOmar', 'T8\tPerson 80 84\tAziz' }
  with('“Omar” and “Aziz”', nil, function()
    changes('neighbours are merged', at('Omar'), command('Postil merge'), { 'T7\tPerson 75 84\tOmar Aziz' }, two)
  end)
  changes('neighbours are merged by a code action', at('Aziz'), fix('^Merge “Omar” and “Aziz”'), { 'T7\tPerson 75 84\tOmar Aziz' }, two)
end

local function mentions()
  with('Person', nil, function()
    changes('all mentions of a name are annotated', at('Lena Brandt'), command('Postil annotate-all'), {
      'T10\tPerson 187 198\tLena Brandt',
      'R2\tCoref Arg1:T2 Arg2:T1\t',
      'R3\tCoref Arg1:T10 Arg2:T1\t',
    }, {})
  end)
  changes('all mentions of a name by a code action', at('Mersin'), fix('^Annotate all 2 mentions of “Mersin” as Place'), {
    'T10\tPlace 110 116\tMersin',
    'N1\tReference T10 GeoNames:304531\tMersin',
    'T11\tPlace 214 220\tMersin',
    'N2\tReference T11 GeoNames:304531\tMersin',
  }, {})
  changes('all occurrences of words as a type', over('harbour office'), command("'<,'>Postil annotate-all Organisation"), {
    'T10\tOrganisation 92 106\tharbour office',
    'T11\tOrganisation 161 175\tharbour office',
  }, {})
end

local function labels()
  with('Kind: Direct', nil, function()
    changes('an attribute is set', at('ferry'), command('Postil attribute'), { 'A1\tKind T3 Direct' }, {}, true)
  end)
  changes('an attribute gets another value', at('ferry'), fix('^Set Kind of .* to Mixed'), { 'A1\tKind T3 Mixed' }, { 'A1\tKind T3 Direct' })
  with('Kind: none', nil, function()
    changes('an attribute is cleared', at('ferry'), command('Postil attribute'), {}, { 'A1\tKind T3 Direct' }, true)
  end)

  local harbour = 'T6\tOrganisation 92 99\tharbour'
  changes('the type is changed', at('harbour'), command('Postil type Place'), { 'T6\tPlace 92 99\tharbour' }, { harbour })
  with('Place', nil, function()
    changes('what does not fit another type goes', at('Lena Brandt'), command('Postil type'), { 'T1\tPlace 29 40\tLena Brandt' }, {
      'T1\tPerson 29 40\tLena Brandt',
      'R1\tSpeaker Arg1:T3 Arg2:T1\t',
    })
  end)
  changes('the type is changed by a code action', at('harbour'), fix('^Change “harbour” from Organisation to Place'), { 'T6\tPlace 92 99\tharbour' }, { harbour })

  local shown = with(nil, 'captain or mate?', function()
    changes('a note is written', at('Ms Brandt'), command('Postil note'), { '#1\tAnnotatorNotes T2\tcaptain or mate?' }, {}, true)
  end)
  report('the note is asked for', vim.deep_equal(shown, { 'Note on “Ms Brandt”: ', '' }), shown)
  shown = with(nil, 'captain', function()
    changes('a note is edited', at('Ms Brandt'), command('Postil note'), { '#1\tAnnotatorNotes T2\tcaptain' }, { '#1\tAnnotatorNotes T2\tcaptain or mate?' }, true)
  end)
  report('the note is there to be edited', shown[2] == 'captain or mate?', shown)
  with(nil, '', function()
    changes('a note is taken off', at('Ms Brandt'), fix('^Edit the note on “Ms Brandt”'), {}, { '#1\tAnnotatorNotes T2\tcaptain' }, true)
  end)

  changes('marked as verified', at('Ms Brandt'), fix('^Mark “Ms Brandt” as verified$'), { 'A1\tStatus T2 Verified' }, {}, true)
  with('Disputed', 'harbour log', function()
    changes('marked as disputed, with a source', at('Ms Brandt'), command('Postil mark'), {
      'A1\tStatus T2 Disputed',
      '#1\tAnnotatorNotes T2\tDisputed: harbour log',
    }, { 'A1\tStatus T2 Verified' })
  end)
  changes('the mark is cleared', at('Ms Brandt'), fix('^Clear Status of “Ms Brandt”'), {}, { 'A1\tStatus T2 Verified' }, true)
end

local function links()
  with('Speaker: “Omar”', nil, function()
    changes('a quote is linked to its speaker', at('Nobody'), command('Postil link'), { 'R2\tSpeaker Arg1:T9 Arg2:T7\t' }, {})
  end)
  with('Cue: “said”', nil, function()
    changes('a quote is linked to its cue', at('ferry'), command('Postil link'), { 'R2\tCue Arg1:T3 Arg2:T4\t' }, {})
  end)
  with('Coref: “Lena Brandt”', nil, function()
    changes('a mention is linked to an earlier one', at('Ms Brandt'), command('Postil link'), { 'R2\tCoref Arg1:T2 Arg2:T1\t' }, {})
  end)
  changes('a mention is linked by a code action', at('Ms Brandt'), fix('^Link “Ms Brandt” to “Lena Brandt” %(Coref%)'), { 'R2\tCoref Arg1:T2 Arg2:T1\t' }, {})
end

local function removal()
  changes('an annotation is removed', at('said'), command('Postil remove'), {}, { 'T4\tCue 24 28\tsaid' })
  local both = { 'T1\tPerson 29 40\tLena Brandt', 'R1\tSpeaker Arg1:T3 Arg2:T1\t' }
  changes('and all that depends on it', at('Lena Brandt'), command('Postil! remove'), {}, both)
  changes('and all that depends on it, by a code action', at('Lena Brandt'), fix('^Remove Person “Lena Brandt” with R1$'), {}, both)
  local shown = with('Remove all together', nil, function()
    changes('and all that depends on it, when asked', at('Lena Brandt'), command('Postil remove'), {}, both)
  end)
  report('it is refused for what depends on it', shown[1] and shown[1]:find('R1 (Speaker from “The ferry runs again,” to “Lena Brandt”)', 1, true), shown)

  local _, before = kit.beside(file)
  shown = with('Keep it', nil, function(asked)
    go('Lena Brandt', 1)
    vim.cmd('Postil remove')
    eventually('and asked about', function()
      return #asked > 0
    end)
  end)
  kit.heard(vim.lsp.get_clients({ name = 'postil' })[1], (kit.beside(file)))
  report('it is kept if that is wanted', select(2, kit.beside(file)) == before, shown)
end

--- What is read in one paragraph, in the article and of one kind is accepted.
local function accepting(client)
  local _, article = open('pier/pier', ARTICLE, '')
  eventually('it is read', function()
    local hover = kit.ask_here(client, 'textDocument/hover')
    return hover ~= nil, hover
  end)
  --- The types and texts of the spans that were made.
  local function spans()
    local _, text = kit.beside(file)
    local found = {}
    for line in vim.gsplit(text, '\n') do
      local label, words = line:match('^T%d+\t(%S+) [%d ;]+\t(.*)$')
      if label then
        found[#found + 1] = label .. ' ' .. words
      end
    end
    table.sort(found)
    return found
  end
  local function accepts(name, words, act, wanted)
    local buffer, before = kit.beside(file)
    go(words, 1)
    act()
    table.sort(wanted)
    eventually(name, function()
      return vim.deep_equal(spans(), wanted), { spans(), vim.fn.execute('messages') }
    end)
    kit.heard(client, buffer)
    vim.api.nvim_buf_call(buffer, function()
      vim.cmd('silent undo')
      report(name .. ', undone by u', kit.text(buffer) == before, kit.text(buffer))
    end)
    vim.api.nvim_set_current_buf(article)
    kit.heard(client, buffer)
  end
  local paragraph = { 'Person Lena Brandt', 'Person Ms Brandt', 'Person Omar Aziz', 'Place Mersin', 'Date Monday', 'Quote “Nobody was hurt,”', 'Cue said' }
  local places = { 'Place Izmir', 'Place Izmir', 'Place Mersin', 'Place Mersin' }
  local rest = { 'Quote “The ferry runs again,”', 'Cue said', 'Person Lena Brandt', 'Place Izmir', 'Place Izmir', 'Place Mersin' }
  local all = vim.list_extend(rest, paragraph)
  accepts('a reading is accepted', 'Izmir', command('Postil accept here'), { 'Place Izmir' })
  accepts('a reading is accepted by a code action', 'Izmir', fix('^Accept this reading: “Izmir”'), { 'Place Izmir' })
  accepts('the readings of a paragraph are accepted', 'Mersin', command('Postil accept paragraph'), paragraph)
  accepts('the readings of a paragraph by a code action', 'Mersin', fix('^Accept all readings in this paragraph'), paragraph)
  accepts('all readings of one kind are accepted', 'Mersin', command('Postil accept kind'), places)
  accepts('all readings of one kind by a code action', 'Mersin', fix('^Accept all places in the article'), places)
  accepts('all readings are accepted', 'Mersin', command('Postil accept article'), all)
  accepts('all readings by a code action', 'Mersin', fix('^Accept all readings in the article'), all)
end

local function run()
  local client = open('ferry/ferry', ARTICLE, ANNOTATIONS)
  extent()
  mentions()
  labels()
  links()
  removal()
  report('nothing is left of it', select(2, kit.beside(file)) == ANNOTATIONS, select(2, kit.beside(file)))
  accepting(client)
  client:stop()
end

kit.main(run)
