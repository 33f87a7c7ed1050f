-- Annotations kept in place, in Neovim: with the article edited, with both files edited at once, with the file written
-- by another program; and what is found in articles nobody opened.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually = kit.report, kit.eventually

local function lines_of(buffer)
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

--- Where the lines of a stand-off file say that annotations are, by their ids.
local function places(buffer)
  local found = {}
  for _, line in ipairs(lines_of(buffer)) do
    local id, start, text = line:match('^(T%d+)\t%S+ (%d+) %d+\t(.*)$')
    if id then
      found[id] = { start = tonumber(start), text = text }
    end
  end
  return found
end

--- Whether an annotation stands where its line says; offsets are code points.
local function fits(article, standoff, id)
  local place = places(standoff)[id]
  local text = table.concat(lines_of(article), '\n') .. '\n'
  local length = vim.fn.strchars(place.text)
  return vim.fn.strcharpart(text, place.start, length) == place.text, place
end

local function write(path, lines)
  vim.fn.writefile(lines, path)
end

--- With the setting for it a pause is as good as saving.
local function pause(client, article)
  local standoff = vim.fn.bufnr(vim.env.WORKSPACE .. '/drina.ann')
  vim.cmd.buffer(article)
  client.settings = { postil = { annotations = { sync = 'pause' } } }
  client:notify('workspace/didChangeConfiguration', { settings = client.settings })
  -- What is answered now was read with the setting.
  kit.ask_here(client, 'textDocument/hover')
  local before = kit.text(standoff)
  vim.api.nvim_buf_set_lines(article, 1, 1, false, { 'One line, not saved.' })
  kit.heard(client, article)
  eventually('a pause brings the stand-off file up to date', function()
    return kit.text(standoff) ~= before and fits(article, standoff, 'T9'), places(standoff)['T9']
  end)
  client.settings = {}
  client:notify('workspace/didChangeConfiguration', { settings = { postil = { annotations = { sync = 'save' } } } })
end

--- An article in version control, open and closed, that another branch has otherwise.
local function pulled()
  local folder = vim.env.WORKSPACE .. '/pulled'
  local old = { 'Ice on the quay', '', 'Rosa Lind, a pilot, left Varberg at noon.', '', 'She came back to Varberg at night.' }
  local new = { 'Black ice on the quay', '', 'Rosa Lind, a harbour pilot, left Varberg at noon.', '', 'She came back to Varberg at dusk.' }
  local function git(...)
    local done = vim.system({ 'git', '-c', 'user.name=A', '-c', 'user.email=a@b.c', ... }, { cwd = folder }):wait()
    assert(done.code == 0, done.stderr)
  end
  kit.write('pulled/ice.txt', table.concat(old, '\n'))
  kit.write('pulled/ice.ann', 'T1\tPerson 17 26\tRosa Lind\nT2\tPlace 42 49\tVarberg')
  git('init', '-q')
  git('add', 'ice.txt')
  git('commit', '-qm', 'first')
  vim.o.autoread = true
  vim.cmd.edit(folder .. '/ice.txt')
  local article = vim.api.nvim_get_current_buf()
  kit.attached(article)
  eventually('its annotations are remembered', function()
    for _, file in ipairs(vim.fn.glob(vim.env.WORKSPACE .. '/.postil/cache/**', true, true)) do
      if vim.fn.isdirectory(file) == 0 and table.concat(vim.fn.readfile(file)):find('Rosa Lind') then
        return true
      end
    end
    return false, vim.fn.glob(vim.env.WORKSPACE .. '/.postil/**')
  end)
  git('checkout', '-qb', 'edited')
  vim.fn.writefile(new, folder .. '/ice.txt')
  git('commit', '-qam', 'edited')
  eventually('the text of git', function()
    vim.cmd('silent checktime')
    return vim.deep_equal(lines_of(article), new), lines_of(article)
  end)
  kit.hover('what git moved', 'Varberg', 2, { 'annotation T2' })
  kit.hover('what stands between two changes', 'Rosa Lind', 2, { 'annotation T1' })
  vim.cmd('Postil sync')
  eventually('the lines are brought up to date', function()
    local standoff = vim.fn.bufnr(folder .. '/ice.ann')
    if standoff < 1 or vim.fn.bufloaded(standoff) == 0 then
      return false, standoff
    end
    return fits(article, standoff, 'T1') and fits(article, standoff, 'T2'), places(standoff)
  end)
end

local function run()
  local folder = vim.env.WORKSPACE
  write(folder .. '/second.txt', { 'Amra Selimovic went back to Gorazde on Sunday.', '', '“It is over,” she said.' })
  vim.cmd.edit(folder .. '/drina.txt')
  local article = vim.api.nvim_get_current_buf()
  eventually('the server attaches', function()
    local client = vim.lsp.get_clients({ bufnr = article, name = 'postil' })[1]
    return client ~= nil and client.initialized
  end)
  local client = vim.lsp.get_clients({ bufnr = article, name = 'postil' })[1]

  vim.lsp.buf.workspace_symbol('selimovic', { on_list = function(list)
    vim.g.postil_found = vim.tbl_map(function(item)
      return vim.fs.basename(item.filename) .. ' ' .. item.text
    end, list.items)
  end })
  eventually('symbols of an article nobody opened', function()
    local all = table.concat(vim.g.postil_found or {}, '\n')
    return all:find('second.txt') ~= nil and all:find('drina.txt') ~= nil, all
  end)

  vim.fn.cursor(1, 1)
  vim.fn.search('Ms Selimovic said')
  vim.fn.cursor(vim.fn.line('.'), vim.fn.col('.') + 4)
  vim.lsp.buf.references(nil, { on_list = function(list)
    vim.g.postil_references = vim.tbl_map(function(item)
      return vim.fs.basename(item.filename)
    end, list.items)
  end })
  eventually('references into an article nobody opened', function()
    local all = vim.g.postil_references or {}
    return vim.tbl_contains(all, 'second.txt') and vim.tbl_contains(all, 'drina.txt'), all
  end)

  local answers = vim.lsp.buf_request_sync(article, 'textDocument/codeLens', {
    textDocument = vim.lsp.util.make_text_document_params(article),
  }, 10000) or {}
  local lenses = answers[client.id] and answers[client.id].result or {}
  local titles = { lenses[1] and lenses[1].command.title, lenses[2] and lenses[2].command.title }
  report('a lens counts the annotations', titles[1] == '12 annotations: 3 Person, 3 Place, 3 Quote, 1 Cue, 1 Date, 1 Figure', titles)
  report('and those that are open', (titles[2] or ''):find('^0 verified, 12 open') ~= nil, titles)
  client:exec_cmd(lenses[1].command, { bufnr = article })
  eventually('it opens the stand-off file', function()
    local name = vim.api.nvim_buf_get_name(0)
    return vim.fs.basename(name) == 'drina.ann', name
  end)
  local standoff = vim.fn.bufnr(folder .. '/drina.ann')
  vim.cmd.buffer(article)

  local before = lines_of(standoff)
  vim.api.nvim_buf_set_lines(article, 1, 1, false, { '', 'Updated – with 🌊 figures.' })
  vim.cmd.write()
  eventually('saving brings the stand-off file up to date', function()
    return fits(article, standoff, 'T9') and places(standoff)['T9'].start ~= 533, places(standoff)['T9']
  end)
  vim.cmd.buffer(standoff)
  vim.cmd.undo()
  report('in one step that can be undone', vim.deep_equal(lines_of(standoff), before), #lines_of(standoff))
  vim.cmd.buffer(article)
  vim.cmd.write()
  eventually('and saving again puts it right again', function()
    return fits(article, standoff, 'T9'), places(standoff)['T9']
  end)

  -- Both at once.
  vim.api.nvim_buf_set_lines(standoff, -1, -1, false, { '#9\tAnnotatorNotes T9\tchecked by phone' })
  vim.api.nvim_buf_set_lines(article, 1, 1, false, { 'One more line.' })
  vim.cmd.write()
  vim.api.nvim_buf_set_lines(standoff, -1, -1, false, { '#10\tAnnotatorNotes T8\tand this one' })
  eventually('both files edited at once', function()
    local notes = vim.iter(lines_of(standoff)):filter(function(line)
      return vim.startswith(line, '#9') or vim.startswith(line, '#10')
    end)
    return fits(article, standoff, 'T9') and fits(article, standoff, 'T8') and #notes:totable() == 2, lines_of(standoff)
  end)

  -- Another program writes the file; nothing is open but the article, and Neovim does not watch.
  vim.api.nvim_buf_call(standoff, function()
    vim.cmd.write()
  end)
  vim.cmd.bwipeout(standoff)
  local path = folder .. '/drina.ann'
  local function mismatches()
    return vim.iter(vim.diagnostic.get(article)):filter(function(it)
      return it.code == 'annotation-mismatch'
    end):totable()
  end
  eventually('one annotation is wrong', function()
    return #mismatches() == 1, mismatches()
  end)
  local function remembered()
    return table.concat(vim.tbl_map(function(file)
      return table.concat(vim.fn.readfile(file), '\n')
    end, vim.fn.glob(folder .. '/.postil/cache/**', true, true)))
  end
  -- What is still being written down belongs to what was done before.
  local known
  eventually('what is remembered has settled', function()
    local before = remembered()
    vim.wait(600, function()
      return false
    end)
    known = remembered()
    return known == before, known
  end)
  local wrong = vim.fn.readfile(path)
  table.insert(wrong, 'T77\tPerson 0 7\tNobody!')
  write(path, wrong)
  eventually('what another program writes is noticed', function()
    return #mismatches() == 2, mismatches()
  end)

  -- The article changes while it is closed.
  vim.cmd.bwipeout({ article, bang = true })
  local text = vim.fn.readfile(folder .. '/drina.txt')
  eventually('what the annotations were written for is remembered', function()
    return remembered() ~= known, known
  end)
  table.insert(text, 3, 'This line came by a pull while nobody looked.')
  write(folder .. '/drina.txt', text)
  vim.cmd.edit(folder .. '/drina.txt')
  article = vim.api.nvim_get_current_buf()
  eventually('annotations are found again after a change nobody saw', function()
    local codes = {}
    for _, it in ipairs(vim.diagnostic.get(article)) do
      codes[it.code] = (codes[it.code] or 0) + 1
    end
    return codes['annotation-outdated'] == 1 and codes['annotation-mismatch'] == 2, codes
  end)
  vim.cmd.write()
  eventually('and written down on the next save', function()
    standoff = vim.fn.bufnr(path)
    if standoff < 0 or not places(standoff)['T9'] then
      return false, standoff
    end
    return fits(article, standoff, 'T9') and fits(article, standoff, 'T1'), places(standoff)
  end)
  pause(client, article)
  pulled()
  client:stop()
  eventually('the server stops', function()
    return client:is_stopped()
  end)
end

kit.main(run)
