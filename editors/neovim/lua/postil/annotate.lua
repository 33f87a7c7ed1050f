--- Making annotations. The server says what there is to choose from (`postil/choices`) and what to type first; this
--- module shows it with |vim.ui.select()| and |vim.ui.input()| and sends the command that was chosen.
local M = {}

--- The commands that need no choice.
local direct = { grow = true, shrink = true, split = true, join = true, remove = true }

--- What a word behind `:Postil COMMAND` means.
local words = { annotate = 'type', annotateAll = 'type', setType = 'type', accept = 'scope', grow = 'edge', shrink = 'edge', note = 'text' }

--- `:Postil` subcommands and the commands of the server they stand for.
M.commands = {
  annotate = 'annotate',
  ['annotate-all'] = 'annotateAll',
  accept = 'accept',
  type = 'setType',
  attribute = 'setAttribute',
  mark = 'mark',
  link = 'link',
  unlink = 'unlink',
  speaker = 'setSpeaker',
  extent = 'reshape',
  grow = 'grow',
  shrink = 'shrink',
  split = 'split',
  join = 'join',
  merge = 'merge',
  remove = 'remove',
  note = 'note',
  entry = 'linkEntry',
}

local function say(message)
  vim.notify('postil: ' .. message, vim.log.levels.WARN)
end

--- The client that serves a buffer.
local function client_of(buffer)
  local client = vim.lsp.get_clients({ bufnr = buffer, name = 'postil' })[1]
  if not client then
    say('the server does not serve this buffer; see :checkhealth postil')
  end
  return client
end

--- The position in front of a byte of a line, both counted from 0.
local function position(buffer, line, byte, encoding)
  local text = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1] or ''
  return { line = line, character = vim.str_utfindex(text, encoding, math.max(0, math.min(byte, #text)), false) }
end

--- The selection, or the cursor where nothing is selected. `marks`: the selection there was last.
local function range(client, buffer, marks)
  local encoding, mode = client.offset_encoding, vim.fn.mode()
  if not marks and not mode:match('^[vV\22]') then
    local cursor = vim.api.nvim_win_get_cursor(0)
    local here = position(buffer, cursor[1] - 1, cursor[2], encoding)
    return { start = here, ['end'] = here }
  end
  local first, last = vim.fn.getpos(marks and "'<" or 'v'), vim.fn.getpos(marks and "'>" or '.')
  if first[2] > last[2] or (first[2] == last[2] and first[3] > last[3]) then
    first, last = last, first
  end
  if (marks and vim.fn.visualmode() or mode) == 'V' then
    first[3], last[3] = 1, vim.v.maxcol
  end
  -- The last character is part of the selection, however many bytes it has.
  local text = vim.api.nvim_buf_get_lines(buffer, last[2] - 1, last[2], false)[1] or ''
  local stop = math.min(last[3], #text)
  if stop > 0 then
    stop = stop + vim.str_utf_end(text, stop)
  end
  return {
    start = position(buffer, first[2] - 1, first[3] - 1, encoding),
    ['end'] = position(buffer, last[2] - 1, stop, encoding),
  }
end

local function leave_visual_mode()
  if vim.fn.mode():match('^[vV\22]') then
    vim.api.nvim_feedkeys(vim.keycode('<Esc>'), 'nx', false)
  end
end

--- Sends a command with its argument.
local function send(client, buffer, command, argument)
  client:request('workspace/executeCommand', { command = command, arguments = { argument } }, function(problem)
    if not problem then
      return
    end
    if command ~= 'postil.remove' or argument.dependants or not problem.message:find('depend') then
      return say(problem.message)
    end
    local all = 'Remove all together'
    vim.ui.select({ 'Keep it', all }, { prompt = problem.message, kind = 'postil' }, function(answer)
      if answer == all then
        argument.dependants = true
        send(client, buffer, command, argument)
      end
    end)
  end, buffer)
end

local function shown(choice)
  local key = choice.key and ('[%s] '):format(choice.key) or ''
  local detail = choice.detail ~= '' and (' (%s)'):format(choice.detail) or ''
  return key .. choice.label .. detail
end

--- Carries out what was chosen, after asking for what has to be typed. Leaving the prompt does nothing.
--- @param choice table one of the choices of `postil/choices`
--- @param buffer? integer
function M.take(choice, buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  local client = client_of(buffer)
  if not client then
    return
  end
  local argument, input = choice.arguments[1], choice.input
  if not input then
    return send(client, buffer, choice.command, argument)
  end
  vim.ui.input({ prompt = input.prompt .. ': ', default = input.value }, function(text)
    if text == nil then
      return
    end
    if vim.trim(text) == '' and not input.optional then
      return say('nothing was typed, so nothing was done')
    end
    argument[input.argument] = text
    if input.argument == 'query' then
      return M.look_up(choice.command, argument, buffer)
    end
    send(client, buffer, choice.command, argument)
  end)
end

--- Lets the user choose among what a name that was typed leads to.
function M.look_up(command, argument, buffer)
  local client = client_of(buffer)
  if not client then
    return
  end
  local start = { line = 0, character = 0 }
  local params = {
    textDocument = { uri = argument.uri },
    range = argument.range or { start = start, ['end'] = start },
    id = argument.id,
    command = command,
    query = argument.query,
  }
  client:request('postil/choices', params, function(problem, found)
    if problem then
      return say(problem.message)
    end
    if #found.choices == 0 then
      return say(('nothing is called “%s”'):format(argument.query))
    end
    vim.ui.select(found.choices, { prompt = found.title, kind = 'postil', format_item = shown }, function(choice)
      if choice then
        M.take(choice, buffer)
      end
    end)
  end, buffer)
end

--- Asks the server what there is to choose from, and hands it to `choose`.
local function choices(command, marks, choose)
  local buffer = vim.api.nvim_get_current_buf()
  local client = client_of(buffer)
  if not client then
    return
  end
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = range(client, buffer, marks),
    command = 'postil.' .. command,
  }
  leave_visual_mode()
  client:request('postil/choices', params, function(problem, found)
    if problem then
      return say(problem.message)
    end
    if #found.choices == 0 then
      return say(found.nothing)
    end
    choose(found, buffer)
  end, buffer)
end

--- Lets the user choose and carries that out.
--- @param command string a command of the server without `postil.`
--- @param opts? { marks?: boolean } `marks`: for the last selection
function M.choose(command, opts)
  choices(command, opts and opts.marks, function(found, buffer)
    if #found.choices == 1 and found.choices[1].input then
      return M.take(found.choices[1], buffer)
    end
    vim.ui.select(found.choices, { prompt = found.title, kind = 'postil', format_item = shown }, function(choice)
      if choice then
        M.take(choice, buffer)
      end
    end)
  end)
end

--- Annotates as the type of the key pressed next: those of `kb_shortcuts.conf`. <Esc> does nothing.
--- @param opts? { marks?: boolean }
function M.annotate_by_key(opts)
  choices('annotate', opts and opts.marks, function(found, buffer)
    local by_key, line = {}, {}
    for _, choice in ipairs(found.choices) do
      if choice.key and not by_key[choice.key] then
        by_key[choice.key] = choice
        line[#line + 1] = shown(choice)
      end
    end
    if #line == 0 then
      return say('the schema has no keys here; put some into kb_shortcuts.conf')
    end
    vim.api.nvim_echo({ { found.title .. ' ' .. table.concat(line, ' '), 'Question' } }, false, {})
    local ok, key = pcall(vim.fn.getcharstr)
    vim.api.nvim_echo({ { '' } }, false, {})
    if not ok or key == vim.keycode('<Esc>') then
      return
    end
    if not by_key[key] then
      return say(('no type has the key “%s”'):format(key))
    end
    M.take(by_key[key], buffer)
  end)
end

--- Carries out a command of the server for the cursor or the selection. What its argument leaves open is chosen.
--- @param command string a command of the server without `postil.`
--- @param argument? table its argument, without `uri` and `range`
--- @param opts? { marks?: boolean }
function M.execute(command, argument, opts)
  argument = argument or {}
  if vim.tbl_isempty(argument) and not direct[command] then
    return M.choose(command, opts)
  end
  local buffer = vim.api.nvim_get_current_buf()
  local client = client_of(buffer)
  if not client then
    return
  end
  argument.uri = argument.uri or vim.uri_from_bufnr(buffer)
  argument.range = argument.range or range(client, buffer, opts and opts.marks)
  leave_visual_mode()
  send(client, buffer, 'postil.' .. command, argument)
end

--- Brings the stand-off file up to date with its article.
function M.sync()
  local buffer = vim.api.nvim_get_current_buf()
  local client = client_of(buffer)
  if client then
    send(client, buffer, 'postil.syncAnnotations', vim.uri_from_bufnr(buffer))
  end
end

--- `:Postil`
function M.command(given)
  local name, rest = given.fargs[1], table.concat(vim.list_slice(given.fargs, 2), ' ')
  local opts = { marks = given.range > 0 }
  if name == 'sync' then
    return M.sync()
  elseif name == 'key' then
    return M.annotate_by_key(opts)
  end
  local command = M.commands[name]
  if not command then
    return say(('there is no :Postil %s'):format(name))
  end
  local argument = {}
  if command == 'remove' and given.bang then
    argument.dependants = true
  end
  if rest ~= '' then
    if not words[command] then
      return say((':Postil %s takes no argument'):format(name))
    end
    argument[words[command]] = rest
  end
  M.execute(command, argument, opts)
end

--- What may stand behind a subcommand.
local function second(name)
  local command = M.commands[name]
  if command == 'accept' then
    return { 'here', 'paragraph', 'kind', 'article' }
  elseif command == 'grow' or command == 'shrink' then
    return { 'start', 'end' }
  elseif not command or words[command] ~= 'type' then
    return {}
  end
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.get_clients({ bufnr = buffer, name = 'postil' })[1]
  if not client then
    return {}
  end
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = range(client, buffer),
    command = 'postil.' .. command,
  }
  local answer = client:request_sync('postil/choices', params, 500, buffer)
  local types = {}
  for _, choice in ipairs(answer and answer.result and answer.result.choices or {}) do
    types[#types + 1] = choice.arguments[1].type
  end
  return types
end

--- Completion of `:Postil`.
function M.complete(lead, line)
  local name = line:match('Postil!?%s+(%S+)%s')
  local found = name and second(name) or vim.list_extend({ 'key', 'sync' }, vim.tbl_keys(M.commands))
  table.sort(found)
  return vim.tbl_filter(function(word)
    return vim.startswith(word, lead)
  end, found)
end

return M
