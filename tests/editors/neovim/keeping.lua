-- Annotations kept in place, in Neovim: with the article edited, with both files edited at once, with the file written
-- by another program; and what is found in articles nobody opened.
local failed = 0

local function report(name, ok, got)
  if not ok then
    failed = failed + 1
  end
  io.stdout:write(('%s %s%s\n'):format(ok and 'ok  ' or 'FAIL', name, ok and '' or ': ' .. vim.inspect(got)))
end

local function eventually(name, probe)
  local got
  local ok = vim.wait(10000, function()
    local good
    good, got = probe()
    return good
  end, 20)
  report(name, ok, got)
  return ok
end

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
  report('a lens counts the annotations', lenses[1] and lenses[1].command.title:find('^%d+ annotations: ') ~= nil, lenses)
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
  local wrong = vim.fn.readfile(path)
  table.insert(wrong, 'T77\tPerson 0 7\tNobody!')
  write(path, wrong)
  eventually('what another program writes is noticed', function()
    return #mismatches() == 2, mismatches()
  end)

  -- The article changes while it is closed.
  vim.cmd.bwipeout({ article, bang = true })
  local text = vim.fn.readfile(folder .. '/drina.txt')
  vim.wait(1000)
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
  client:stop()
  eventually('the server stops', function()
    return client:is_stopped()
  end)
end

local ok, problem = xpcall(run, debug.traceback)
if not ok then
  report('the script', false, problem)
end
io.stdout:write(('%d failed\n'):format(failed))
vim.cmd(failed == 0 and 'qa!' or 'cq!')
