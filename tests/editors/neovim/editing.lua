-- An annotated article edited heavily in Neovim, as an editor works: paragraphs moved, names replaced, columns typed into,
-- lines sorted and rewrapped, undone and done again, with the `.ann` file brought up to date by saving.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually = kit.report, kit.eventually

local article, standoff

--- The annotations: where each is by its line, and what it says.
local function annotations()
  local found = {}
  for line in vim.gsplit(kit.text(standoff), '\n') do
    local id, spans, text = line:match('^(T%d+)\t%S+ ([%d ;]+)\t(.*)$')
    if id then
      local pieces = {}
      for from, to in spans:gmatch('(%d+) (%d+)') do
        pieces[#pieces + 1] = { tonumber(from), tonumber(to) }
      end
      found[id] = { spans = pieces, text = text }
    end
  end
  return found
end

--- What stands where the lines say the annotations are, by their ids; offsets are code points.
local function covered()
  local text, found = kit.text(article) .. '\n', {}
  for id, it in pairs(annotations()) do
    local pieces = vim.tbl_map(function(span)
      return vim.fn.strcharpart(text, span[1], span[2] - span[1])
    end, it.spans)
    found[id] = table.concat(pieces, ' '):gsub('\n', ' ')
  end
  return found
end

--- The words of an article that some annotations are known by: `before` of them stands in front.
local function stands_behind(id, before)
  local it = annotations()[id]
  local text = kit.text(article)
  local from = it.spans[1][1]
  return vim.endswith(vim.fn.strcharpart(text, 0, from), before)
end

--- Saves, and waits until every line says what stands there, `wanted` aside.
local function saved(name, wanted)
  vim.api.nvim_set_current_buf(article)
  vim.cmd('silent write')
  eventually(name, function()
    local found, wrong = covered(), {}
    for id, it in pairs(annotations()) do
      local expected = wanted[id] or it.text
      if found[id] ~= it.text or it.text ~= expected then
        wrong[id] = { there = found[id], line = it.text, expected = expected }
      end
    end
    return vim.tbl_isempty(wrong), wrong
  end)
end

--- Edits the article; all annotations are where their words are, also once the edit was undone and done again.
local function edits(name, act, wanted, also, once)
  vim.api.nvim_set_current_buf(article)
  local before, places = kit.text(article), annotations()
  act()
  local after = kit.text(article)
  report(name .. ': the text is another', after ~= before, after)
  saved(name, wanted or {})
  if also then
    report(name .. ': where it went', also(), kit.text(standoff))
  end
  vim.cmd('silent undo')
  report(name .. ': undone', kit.text(article) == before, kit.text(article))
  saved(name .. ', undone', {})
  local other = {}
  for id, it in pairs(annotations()) do
    if not vim.deep_equal(it, places[id]) then
      other[id] = { now = it, before = places[id] }
    end
  end
  report(name .. ': everything as it was', vim.tbl_isempty(other), other)
  if once then
    return
  end
  vim.cmd('silent redo')
  report(name .. ': done again', kit.text(article) == after, kit.text(article))
  saved(name .. ', done again', wanted or {})
end

local function keys(typed)
  return function()
    vim.cmd.normal({ vim.keycode(typed), bang = true })
  end
end

local function run()
  local folder = kit.fixture('harvest')
  vim.cmd.edit(folder .. '/almonds.ann')
  standoff = vim.api.nvim_get_current_buf()
  vim.cmd.edit(folder .. '/almonds.txt')
  article = vim.api.nvim_get_current_buf()
  local client = kit.attached(article)
  kit.heard(client, article)

  edits('a paragraph is copied: its annotations stay', keys('/neighbour<CR>yyGp'), {}, function()
    return stands_behind('T11', 'Ms Roldán’s neighbour, ')
  end, true)
  edits('a paragraph is cut and pasted below', keys('/trees<CR>ddGp'), {}, function()
    return stands_behind('T4', '“Nobody asked us,” she said.\n') and stands_behind('T8', 'hectares near ')
  end)
  edits('a name is replaced everywhere', keys(':%s/Roldán/Ruiz/g<CR>'), {
    T6 = 'Inés Ruiz', T10 = 'Ms Ruiz', T17 = 'Ms Ruiz',
  })
  edits('a column is typed into every line', keys('gg<C-v>GI> <Esc>'))
  edits('and taken out again', keys('gg<C-v>Glx'))
  edits('a macro on every line', keys('qqA ■<Esc>jq20@q'))
  edits('the paragraphs are sorted', keys(':sort<CR>'))
  edits('every line is joined', keys(':%join<CR>'))
  edits('the text is rewrapped', keys(':set textwidth=60<CR>gggqG'))

  -- Cut, saved, pasted: it comes back though the article was saved in between.
  for _ = 1, vim.fn.undotree().seq_cur do
    vim.cmd('silent undo')
  end
  saved('all of it undone', {})
  report('the article as it was', kit.text(article) .. '\n' == table.concat(vim.fn.readfile(vim.env.HERE .. '/fixtures/harvest/almonds.txt', 'b'), '\n'), kit.text(article))
  local places = annotations()
  kit.go('Mr Vidal, 67')
  vim.cmd.normal({ 'dd', bang = true })
  vim.cmd('silent write')
  kit.found_all('what was cut is reported', standoff, { 'text-deleted' })
  report('and keeps its line', annotations().T12.text == 'Mr Vidal', annotations().T12)
  vim.cmd.normal({ 'ggP', bang = true })
  saved('what was cut comes back', {})
  report('where it was pasted', annotations().T12.spans[1][1] < annotations().T1.spans[1][1], annotations())
  eventually('and nothing is reported', function()
    return kit.codes(standoff)['text-deleted'] == nil, vim.tbl_keys(kit.codes(standoff))
  end)
  vim.cmd('silent undo')
  vim.cmd('silent undo')
  saved('everything undone', {})
  report('everything where it was', vim.deep_equal(annotations(), places), annotations())
  local lines = vim.split(kit.text(standoff), '\n')
  local known = vim.fn.readfile(vim.env.HERE .. '/fixtures/harvest/almonds.ann')
  report('the file is as it was, to the byte', vim.deep_equal(lines, known), { lines, known })
  client:stop()
end

kit.main(run)
