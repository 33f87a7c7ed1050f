-- A person in Neovim: the card, whom “the mayor” means, every mention here and in articles nobody opened, who quotes whom,
-- and a name changed everywhere.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually, go = kit.report, kit.eventually, kit.go

local ARTICLE = [[
Brandt stays in Varnholt

VARNHOLT, May 3, 2024 — “We saw the water rise,” said Ilse Brandt, 51, a baker from Hamburg. Brandt’s oven is cold.

Otto Reuter, the mayor, closed the bridge. Soldiers met the mayor at noon.

“It came at night,” Ms Brandt said. “Mayor Reuter told me: ‘Stay where you are.’”

The baker left on Friday. Ms Brandt and Mr Reuter said they would sue.

“Nobody asked us,” she said in Hamburg.

“I am not afraid of courts.”
]]

local LATER = [[
Bakery opens again

“We are back,” said Ilse Brandt, the baker. Brandt’s bread is dear.
]]

local INTERVIEW = [[
‘We stopped counting the boats’

Leyla Demirkan has run the harbour office of Ayvalık for eleven years.

How many boats come in on a normal night?

In August we had nineteen before dawn.

Your father was a pilot here. What would he have said?

He would have said that I should go home.

Does that frighten you?

It makes me angry.
]]

kit.main(function()
  kit.write('later.txt', LATER)
  local start = vim.fn.strchars(LATER:sub(1, LATER:find('Ilse Brandt', 1, true) - 1))
  kit.write('later.ann', ('T1\tPerson %d %d\tIlse Brandt\n'):format(start, start + 11))
  vim.cmd.edit(kit.write('people.txt', ARTICLE))
  local buffer = vim.api.nvim_get_current_buf()
  local client = kit.attached(buffer)
  kit.heard(client, buffer)

  kit.hover('a person, with where each fact stands', 'Ms Brandt said', 4, {
    'Ilse Brandt', '51 %(%[?line 3', 'a baker from Hamburg %(%[?line 3', 'Hamburg', 'We saw the water rise', 'It came at night', 'they would sue',
  })
  kit.hover('the one who bears a role', 'the mayor at noon', 5, { 'Otto Reuter', 'they would sue', 'Stay where you are' })

  go('Ms Brandt said', 4)
  local kinds = {}
  for _, highlight in ipairs(kit.ask_here(client, 'textDocument/documentHighlight') or {}) do
    local from, to = highlight.range.start, highlight.range['end']
    kinds[vim.api.nvim_buf_get_text(buffer, from.line, from.character, to.line, to.character, {})[1]] = highlight.kind
  end
  local Read, Write = 2, 3
  report(
    'the introduction is written, every other mention read',
    kinds['Ilse Brandt'] == Write and kinds['Ms Brandt'] == Read and kinds['The baker'] == Read and kinds['Brandt'] == Read,
    kinds
  )

  go('The baker left', 5)
  vim.lsp.buf.definition()
  eventually('from a role to the introduction', function()
    local rest = vim.api.nvim_get_current_line():sub(vim.fn.col('.'))
    return vim.startswith(rest, 'Ilse Brandt'), rest
  end)

  local leads = { { 'Ms Brandt said', 4, 'Ilse Brandt' }, { 'she said in', 1, 'Ilse Brandt' }, { 'I am not afraid', 3, 'Ilse Brandt' } }
  leads[#leads + 1] = { 'said in Hamburg', 1, 'she said in Hamburg' }
  for _, lead in ipairs(leads) do
    go(lead[1], lead[2])
    vim.lsp.buf.definition()
    eventually(('from “%s” to “%s”'):format(lead[1], lead[3]), function()
      local rest = vim.api.nvim_get_current_line():sub(vim.fn.col('.'))
      return vim.startswith(rest, lead[3]), rest
    end)
  end

  local said = {}
  local text = { textDocument = { uri = vim.uri_from_bufnr(buffer) } }
  for _, group in ipairs(kit.ask(client, 'textDocument/documentSymbol', text, buffer) or {}) do
    for _, person in ipairs(group.name == 'People' and group.children or {}) do
      for _, quote in ipairs(person.name == 'Ilse Brandt' and person.children or {}) do
        said[#said + 1] = quote.name
      end
    end
  end
  local wanted = { 'We saw the water', 'It came at night', 'Mayor Reuter told', 'they would sue', 'Nobody asked us', 'I am not afraid' }
  local ordered = #said >= #wanted
  for i, words in ipairs(wanted) do
    ordered = ordered and said[i] ~= nil and said[i]:find(words, 1, true) ~= nil
  end
  report('the outline has what she says under her, in order', ordered, said)

  local hinted = {}
  for _, hint in ipairs(kit.ask(client, 'textDocument/inlayHint', {
    textDocument = text.textDocument,
    range = { start = { line = 0, character = 0 }, ['end'] = { line = vim.fn.line('$'), character = 0 } },
  }, buffer) or {}) do
    local label = type(hint.label) == 'string' and hint.label or hint.label[1].value
    local line = vim.api.nvim_buf_get_lines(buffer, hint.position.line, hint.position.line + 1, false)[1]
    hinted[#hinted + 1] = line:sub(1, hint.position.character) .. '|' .. label .. '|' .. line:sub(hint.position.character + 1)
  end
  local all = table.concat(hinted, '\n')
  report(
    'hints name who speaks where a pronoun or nothing stands, and only there',
    all:find('|Ilse Brandt:|“I am not afraid', 1, true) ~= nil and all:find('she|(Ilse Brandt)|', 1, true) ~= nil and all:find('“We saw', 1, true) == nil,
    hinted
  )

  go('Ms Brandt said', 4)
  kit.list('references in an article that nobody opened', vim.lsp.buf.references, 2, {
    'people.txt:The baker left', 'later.txt:“We are back',
  })
  kit.list('people of the workspace by name', function()
    vim.lsp.buf.workspace_symbol('Ilse Brandt')
  end, 2, { 'later.txt', 'people.txt' })

  vim.cmd.buffer(buffer)
  go('Ms Brandt said', 4)
  kit.list('whom she quotes', vim.lsp.buf.outgoing_calls, 1, { 'Otto Reuter' })
  vim.cmd.buffer(buffer)
  go('Mayor Reuter told', 7)
  kit.list('who quotes him', vim.lsp.buf.incoming_calls, 1, { 'Ilse Brandt' })

  local renamed = ARTICLE:gsub('Brandt', 'Brandtner')
  local function is_renamed()
    return kit.text(buffer) .. '\n' == renamed or kit.text(buffer) == renamed, kit.text(buffer)
  end
  local before = kit.text(buffer)
  --- Renames her, answers what is asked with the first choice that has some words, and gives what was shown.
  local function rename(choice)
    vim.cmd.buffer(buffer)
    go('Ms Brandt said', 4)
    return kit.answering(choice, nil, function(shown)
      vim.lsp.buf.rename('Brandtner')
      eventually('a rename that reaches other articles asks first', function()
        return #shown > 0, shown
      end)
    end)
  end
  local shown = rename('nothing of this')
  report('how many changes are to be looked at', vim.tbl_contains(shown, '3 of 8 changes should be looked at first'), shown)
  local list = kit.listed()
  report(
    'they are listed, with what they are',
    list:find('later.txt:Brandt to Brandtner in other articles: “We are back,” said Ilse Brandt', 1, true) ~= nil
      and list:find('later.ann:Brandt to Brandtner in other articles: T1', 1, true) ~= nil,
    list
  )
  report('a rename that is not confirmed changes nothing', kit.text(buffer) == before, kit.text(buffer))
  rename('Leave the 3')
  eventually('a rename here alone, possessives kept', is_renamed)
  local _, other = kit.beside('later.txt')
  report('leaves the other article', not other:find('Brandtner', 1, true), other)
  vim.cmd('silent undo')
  kit.heard(client, buffer)
  rename('Change all')
  eventually('a rename, possessives kept', is_renamed)
  eventually('in the article that nobody opened', function()
    local _, text = kit.beside('later.txt')
    return text:find('said Ilse Brandtner, the baker. Brandtner’s bread', 1, true) ~= nil, text
  end)
  eventually('and in its annotations', function()
    local _, text = kit.beside('later.ann')
    return text:find(('T1\tPerson %d %d\tIlse Brandtner'):format(start, start + 14), 1, true) ~= nil, text
  end)

  -- A name is offered in its forms behind a capital, a title included.
  vim.cmd.buffer(buffer)
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { 'Later Ms B' })
  kit.heard(client, buffer)
  vim.fn.cursor(vim.fn.line('$'), 1)
  vim.cmd.startinsert({ bang = true })
  local offered = {}
  for _, item in ipairs((kit.ask(client, 'textDocument/completion', {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    position = { line = vim.fn.line('$') - 1, character = #'Later Ms B' },
  }, buffer) or {}).items or {}) do
    offered[item.label] = item.detail or ''
  end
  vim.cmd.stopinsert()
  report(
    'names and their forms are offered, with who that is',
    (offered['Ms Brandtner'] or ''):find('51', 1, true) ~= nil and offered['Ilse Brandtner'] ~= nil and offered['Brandtner'] ~= nil,
    offered
  )

  vim.cmd.edit({ kit.write('interview.txt', INTERVIEW), bang = true })
  kit.attached(0)
  kit.hover('an answer to a question that bears no label', 'nineteen before dawn', 3, { 'Leyla Demirkan' })
  kit.hover('the one who answers', 'Leyla Demirkan has', 3, { 'We stopped counting', 'nineteen before dawn', 'It makes me angry' })

  local staff = 'The mill is still\n\nJonas Veit, an engineer at Harlan Foods, said the mill was still.\n\n'
    .. 'This article was translated automatically from German by Ana Ruiz.\n\n(Reporting by Tom Wale; Editing by Ida Holm)\n'
  vim.cmd.edit({ kit.write('staff.txt', staff), bang = true })
  kit.attached(0)
  kit.hover('whom somebody works for', 'Jonas Veit', 3, { 'an engineer at Harlan Foods', 'Employer%*?%*? Harlan Foods %(%[?line 3' })
  local silent = vim.tbl_map(function(name)
    go(name, 3)
    return kit.ask_here(client, 'textDocument/hover') or 'nothing'
  end, { 'Ana Ruiz', 'Tom Wale' })
  report('who is named by a machine or in a credit is nobody of the article', vim.deep_equal(silent, { 'nothing', 'nothing' }), silent)
  client:stop()
end)
