-- What the scripts in this folder share: reporting, and waiting for what an editor and a server do in their own time.
local M = {}

local failed = 0

--- How long anything is waited for, in milliseconds: the machine may be busy with other things.
local PATIENCE = 30000

function M.report(name, ok, got)
  if not ok then
    failed = failed + 1
  end
  io.stdout:write(('%s %s%s\n'):format(ok and 'ok  ' or 'FAIL', name, ok and '' or ': ' .. vim.inspect(got)))
end

--- Waits until `probe` gives something true and reports that; else the last that came with it.
function M.eventually(name, probe)
  local got
  local ok = vim.wait(PATIENCE, function()
    local good
    good, got = probe()
    return good
  end, 20)
  M.report(name, ok, got)
  return ok
end

--- Runs a script, reports what broke it off, and leaves Neovim with the verdict.
function M.main(run)
  local ok, problem = xpcall(run, debug.traceback)
  if not ok then
    M.report('the script', false, problem)
  end
  io.stdout:write(('%d failed\n'):format(failed))
  vim.cmd(failed == 0 and 'qa!' or 'cq!')
end

--- Puts the cursor `into` bytes into the first `text`.
function M.go(text, into)
  vim.fn.cursor(1, 1)
  local found = vim.fn.search('\\V' .. vim.fn.escape(text, '\\'), 'cW')
  assert(found > 0, ('%s is not in %s:\n%s'):format(text, vim.api.nvim_buf_get_name(0), M.text()))
  vim.fn.cursor(vim.fn.line('.'), vim.fn.col('.') + (into or 0))
end

--- The lines of a buffer as one text.
function M.text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, false), '\n')
end

--- The buffer of a file of the workspace, loaded, and its text.
function M.beside(name)
  local buffer = vim.fn.bufnr(vim.env.WORKSPACE .. '/' .. name)
  if buffer < 1 then
    return nil, ''
  end
  vim.fn.bufload(buffer)
  return buffer, M.text(buffer)
end

--- Writes a file of the workspace and gives its path.
function M.write(name, text)
  local path = vim.env.WORKSPACE .. '/' .. name
  vim.fn.mkdir(vim.fs.dirname(path), 'p')
  vim.fn.writefile(vim.split(text, '\n'), path)
  return path
end

--- The client that serves a buffer, once it does.
function M.attached(buffer)
  local function client()
    return vim.lsp.get_clients({ bufnr = buffer, name = 'postil' })[1]
  end
  M.eventually('the server attaches to ' .. vim.fs.basename(vim.api.nvim_buf_get_name(buffer)), function()
    return client() ~= nil and client().initialized
  end)
  return client()
end

--- Asks the server about a buffer and gives its answer; asks again where the text was changed meanwhile.
function M.ask(client, method, params, buffer)
  local answer
  vim.wait(PATIENCE, function()
    answer = client:request_sync(method, params, PATIENCE, buffer)
    return answer ~= nil and answer.err == nil
  end, 20)
  return answer and answer.result
end

--- The same about the cursor.
function M.ask_here(client, method, more)
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  return M.ask(client, method, vim.tbl_extend('force', params, more or {}), 0)
end

--- What is offered behind `typed` on a new line at the end of a buffer; the buffer is left as it was.
function M.completed(client, buffer, typed)
  local count = vim.api.nvim_buf_line_count(buffer)
  vim.api.nvim_buf_set_lines(buffer, count, count, false, { typed })
  local result = M.ask(client, 'textDocument/completion', {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    position = { line = count, character = #typed },
  }, buffer)
  vim.api.nvim_buf_set_lines(buffer, count, count + 1, false, {})
  return vim.tbl_map(function(item)
    return item.label
  end, result and result.items or {})
end

--- Waits until the server has the text of a buffer as it is.
function M.heard(client, buffer)
  vim.wait(PATIENCE, function()
    local answer = client:request_sync('postil/text', { uri = vim.uri_from_bufnr(buffer) }, PATIENCE, buffer)
    local text = answer and answer.result and answer.result.text
    return text == M.text(buffer) .. '\n'
  end, 20)
end

--- The diagnostics of a buffer by their codes, the last of each.
function M.codes(buffer)
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    found[diagnostic.code] = diagnostic
  end
  return found
end

function M.found_all(name, buffer, wanted)
  M.eventually(name, function()
    local found = M.codes(buffer)
    for _, code in ipairs(wanted) do
      if not found[code] then
        return false, { missing = code, found = vim.tbl_keys(found) }
      end
    end
    return true
  end)
end

--- The floating window and its text.
function M.floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return window, M.text(vim.api.nvim_win_get_buf(window))
    end
  end
end

--- Hovers over `into` bytes into a text and waits for a card with all the patterns.
function M.hover(name, text, into, patterns)
  M.go(text, into)
  vim.lsp.buf.hover()
  M.eventually('hover on ' .. name, function()
    local _, shown = M.floating()
    for _, pattern in ipairs(patterns) do
      if not shown or not shown:find(pattern) then
        return false, { wanted = pattern, shown = shown }
      end
    end
    return true
  end)
  local window = M.floating()
  if window then
    vim.api.nvim_win_close(window, true)
  end
end

--- The files and texts of the quickfix list, one to a line.
function M.listed()
  local found = vim.tbl_map(function(item)
    return vim.fs.basename(vim.api.nvim_buf_get_name(item.bufnr)) .. ':' .. item.text
  end, vim.fn.getqflist())
  return table.concat(found, '\n')
end

--- Asks for a list and waits until it has `count` lines or more and all the words in it. The list from before is emptied
--- first: it would often do as well, and the one that was asked for would come in the midst of what follows.
function M.list(name, act, count, wanted)
  vim.fn.setqflist({}, 'r', { items = {} })
  act()
  M.eventually(name, function()
    local all = M.listed()
    for _, words in ipairs(wanted) do
      if not all:find(words, 1, true) then
        return false, { missing = words, listed = all }
      end
    end
    return #vim.fn.getqflist() >= count, all
  end)
  vim.cmd.cclose()
end

--- Applies the one action for the cursor whose title has a pattern.
function M.fix(pattern)
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title:match(pattern) ~= nil
    end,
  })
end

--- Acts while every picker takes the first line with some words (a list has the words of one picker after the other, the
--- last for all that follow) and every prompt is answered with `typed`. `act` gets what was shown, and that is given back.
function M.answering(choose, typed, act)
  local pick, ask, shown = vim.ui.select, vim.ui.input, {}
  choose = type(choose) == 'table' and choose or { choose }
  vim.ui.select = function(items, opts, on_choice)
    local wanted = #choose > 1 and table.remove(choose, 1) or choose[1]
    local lines = vim.tbl_map(opts.format_item or tostring, items)
    vim.list_extend(shown, { opts.prompt, unpack(lines) })
    for index, line in ipairs(lines) do
      if wanted and line:find(wanted, 1, true) then
        return on_choice(items[index], index)
      end
    end
    on_choice(nil, nil)
  end
  vim.ui.input = function(opts, answer)
    vim.list_extend(shown, { opts.prompt, opts.default })
    answer(typed)
  end
  act(shown)
  vim.ui.select, vim.ui.input = pick, ask
  return shown
end

local function leave_visual_mode()
  vim.api.nvim_feedkeys(vim.keycode('<Esc>'), 'nx', false)
end

--- Something to do: puts the cursor into words.
function M.at(words, into)
  return function()
    leave_visual_mode()
    M.go(words, into or 1)
  end
end

--- Selects words.
function M.over(words)
  return function()
    leave_visual_mode()
    M.go(words, 0)
    vim.cmd.normal({ ('v%dl'):format(vim.fn.strchars(words) - 1), bang = true })
  end
end

--- Types a command line.
function M.command(line)
  return function()
    -- A selection goes along as its marks, as it does when it is typed.
    leave_visual_mode()
    vim.cmd(line)
  end
end

--- Types a command line and then the key that it waits for.
function M.keyed(line, key)
  return function()
    local read = vim.fn.getcharstr
    vim.fn.getcharstr = function(...)
      vim.api.nvim_input(key)
      vim.fn.getcharstr = read
      return read(...)
    end
    vim.fn.feedkeys((':%s\r'):format(line), 'nx')
  end
end

--- Takes a code action.
function M.taking(pattern)
  return function()
    M.fix(pattern)
  end
end

--- The lines of one text that are not in another.
local function news(text, other)
  local known, found = vim.split(other, '\n'), {}
  for line in vim.gsplit(text, '\n') do
    if not vim.tbl_contains(known, line) then
      found[#found + 1] = line
    end
  end
  table.sort(found)
  return found
end

--- Moves the cursor, acts, and waits until just these lines of a stand-off file are new and just those are gone. Then `u`
--- takes all of it back at once, to the byte; with `keep` `Ctrl-R` brings it again, and that is what follows builds on.
--- What follows does not wait until the server has heard of that: it is told in time.
function M.changes(file, name, move, act, added, gone, keep)
  local current = vim.api.nvim_get_current_buf()
  local buffer, before = M.beside(file)
  move()
  act()
  table.sort(added)
  table.sort(gone)
  M.eventually(name, function()
    local _, now = M.beside(file)
    local got = { new = news(now, before), gone = news(before, now) }
    return vim.deep_equal(got, { new = added, gone = gone }), { got, vim.fn.execute('messages') }
  end)
  local _, after = M.beside(file)
  vim.api.nvim_buf_call(buffer, function()
    vim.cmd('silent undo')
    M.report(name .. ', undone by u', M.text(buffer) == before, M.text(buffer))
    if keep then
      vim.cmd('silent redo')
      M.report(name .. ', done again', M.text(buffer) == after, M.text(buffer))
    end
  end)
  vim.api.nvim_set_current_buf(current)
end

--- Copies a folder of `fixtures` into the workspace and gives its path there.
function M.fixture(name)
  local target = vim.env.WORKSPACE .. '/' .. name
  local copied = vim.system({ 'cp', '-r', vim.env.HERE .. '/fixtures/' .. name, target }):wait()
  assert(copied.code == 0, copied.stderr)
  return target
end

return M
