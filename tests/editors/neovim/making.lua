-- Annotations made from the keyboard in Neovim: entries of data bases, sources, speakers, equivalences, ends of relations.
-- Each is one step of undo.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually, go, write, with = kit.report, kit.eventually, kit.go, kit.write, kit.answering

local NAME = 'quay/quay.ann'

local function has(pattern)
  local _, text = kit.beside(NAME)
  for line in vim.gsplit(text, '\n') do
    if line:match(pattern) then
      return true
    end
  end
  return false
end

--- Puts the cursor into words, acts, waits for lines to be there and others to be gone; then `u` takes all of it back,
--- and `Ctrl-R` brings it again.
local function makes(name, words, act, wanted, gone)
  local article = vim.api.nvim_get_current_buf()
  local buffer, before = kit.beside(NAME)
  go(words, 1)
  act()
  eventually(name, function()
    local ok = vim.iter(wanted):all(has) and not vim.iter(gone or {}):any(has)
    return ok, { select(2, kit.beside(NAME)), vim.fn.execute('messages') }
  end)
  local _, after = kit.beside(NAME)
  vim.api.nvim_buf_call(buffer, function()
    vim.cmd('silent undo')
    report(name .. ', undone by u', kit.text(buffer) == before, kit.text(buffer))
    vim.cmd('silent redo')
    report(name .. ', done again', kit.text(buffer) == after, kit.text(buffer))
  end)
  vim.api.nvim_set_current_buf(article)
end

local function run()
  vim.cmd.edit(kit.fixture('quay') .. '/quay.txt')
  local article = vim.api.nvim_get_current_buf()
  local client = kit.attached(article)
  kit.heard(client, article)
  eventually('everything is accepted', function()
    if not has('Speaker Arg1:T6 Arg2:T1') then
      vim.cmd('Postil accept article')
      vim.wait(500)
    end
    return has('Speaker Arg1:T6 Arg2:T1'), select(2, kit.beside(NAME))
  end)

  with({ 'Look up in GeoNames', 'Latakia' }, 'Latakia', function()
    makes('an entry of the gazetteer by another name', 'Damascus', function()
      vim.cmd('Postil entry')
    end, { '^N2\tReference T5 GeoNames:173576\t' }, { 'GeoNames:170654' })
  end)
  with('Wikidata', 'Q41183', function()
    makes('an entry of a data base that is typed', 'Aleppo', function()
      vim.cmd('Postil entry')
    end, { '^N%d+\tReference T4 Wikidata:Q41183\tAleppo$' })
  end)
  with('Verified', 'staff list', function()
    makes('verified, with a source', 'Marta', function()
      vim.cmd('Postil mark')
    end, { '^A%d+\tStatus T1 Verified$', '^#%d+\tAnnotatorNotes T1\tVerified: staff list$' })
  end)
  with('omebody else', 'Omar Aziz', function()
    makes('somebody else speaks', 'bridge', function()
      vim.cmd('Postil speaker')
    end, { '^R%d+\tSpeaker Arg1:T6 Arg2:T3' }, { 'Speaker Arg1:T6 Arg2:T1' })
  end)
  with('Speaker', nil, function()
    makes('a relation is taken back', 'bridge', function()
      vim.cmd('Postil unlink')
    end, {}, { '\tSpeaker ' })
  end)
  with('Speaker: “Marta Kowal”', nil, function()
    makes('a relation has another end', 'bridge', function()
      vim.cmd('Postil link')
    end, { '^R%d+\tSpeaker Arg1:T6 Arg2:T1' })
  end)
  with('Same: “Ms Kowal”', nil, function()
    makes('an equivalence is made', 'Marta', function()
      vim.cmd('Postil link')
    end, { '^%*\tSame T1 T2$' })
    makes('an equivalence is joined', 'Omar', function()
      vim.cmd('Postil link')
    end, { '^%*\tSame T1 T2 T3$' })
  end)
  with('Same', nil, function()
    makes('an equivalence is left', 'Omar', function()
      vim.cmd('Postil unlink')
    end, { '^%*\tSame T1 T2$' })
    makes('an equivalence of one is none', 'Marta', function()
      vim.cmd('Postil unlink')
    end, {}, { '^%*' })
  end)

  write('marovo/marovo.ann', 'T1\tPlace 24 30\tMarovo')
  vim.cmd.edit(write('marovo/marovo.txt', 'Marovo is cut off. The road to Marovo is closed.'))
  local buffer = vim.api.nvim_get_current_buf()
  kit.attached(buffer)
  kit.found_all('a doubtful place is told', buffer, { 'annotation-doubtful' })
  local doubt = kit.codes(buffer)['annotation-doubtful']
  vim.fn.cursor(doubt.lnum + 1, doubt.col + 1)
  kit.fix('is right here')
  eventually('a doubtful place is confirmed', function()
    return kit.codes(buffer)['annotation-doubtful'] == nil, vim.tbl_keys(kit.codes(buffer))
  end)
  client:stop()
end

kit.main(run)
