-- Edits of every sort at random, all of them undone, done again and undone again: whatever steps Neovim takes them back
-- in, every annotation is where it was in the end. The article has paragraphs that read the same, CRLF, characters
-- outside the first plane, and one in three a byte order mark.
local kit = dofile(vim.env.HERE .. '/neovim/kit.lua')
local report = kit.report

local NIGHT = 'Then 🗞 Nadia Haddad, a nurse who lived by the bridge, left Aleppo with Omar Aziz that night.'
local CHOICE = '“We had 𝒜 no choice,” said Ilse Brandt, the mayor of Varnholt, on Monday.'
local RAIN = 'Rain fell on Homs.'
local LINES = {
  'Storm over Aleppo', '', NIGHT, '', CHOICE, '', NIGHT, '', RAIN, '', NIGHT, '', CHOICE, '', RAIN, '', 'End of it 😀.',
}
local ANNOTATED = { 'Nadia Haddad', 'Aleppo', 'Omar Aziz', 'Ilse Brandt', 'Varnholt', '“We had 𝒜 no choice,”', 'Homs', '😀' }
local SEEDS = { 5, 11, 12, 14, 20, 24, 25, 32, 33, 36 }
local STEPS = 14

--- The article, and its stand-off file with every mention of what is annotated.
local function files(mark)
  local article = (mark and '\239\187\191' or '') .. table.concat(LINES, '\r\n') .. '\r\n'
  local lines = {}
  for _, text in ipairs(ANNOTATED) do
    local first, last = article:find(text, 1, true)
    while first do
      local start = vim.fn.strchars(article:sub(1, first - 1))
      lines[#lines + 1] = ('T%d\tX %d %d\t%s'):format(#lines + 1, start, start + vim.fn.strchars(text), text)
      first, last = article:find(text, last + 1, true)
    end
  end
  return article, lines
end

--- A command that changes something: deletes, moves, copies, joins, replaces, types, pastes, undoes or redoes.
local function anything(buffer)
  local count = vim.api.nvim_buf_line_count(buffer)
  local a, b = math.random(count), math.random(count)
  local from, to = math.min(a, b), math.max(a, b)
  local kind = math.random(11)
  -- Some lines always stay: of an article that becomes one empty line Neovim 0.11 tells as if that had no end.
  local taken = ({ [1] = 1, [4] = to - from + 1, [9] = 1 })[kind] or 0
  if taken > 0 and count - taken < 3 then
    kind = 7
  end
  return ({
    a .. 'd',
    a .. 'm' .. b,
    a .. 't' .. b,
    from .. ',' .. to .. 'd',
    '%s/Haddad/Cano/g',
    a .. 's/Aleppo/Homs/',
    'undo',
    'redo',
    a .. 'j',
    a .. 'normal! wciwSo',
    a .. 'put',
  })[kind]
end

local function storm(seed)
  math.randomseed(seed)
  local name = 'storm/' .. seed
  local article, annotations = files(seed % 3 == 0)
  local expected = table.concat(annotations, '\n')
  vim.fn.mkdir(vim.env.WORKSPACE .. '/storm', 'p')
  local path = vim.env.WORKSPACE .. '/' .. name .. '.txt'
  local file = assert(io.open(path, 'wb'))
  file:write(article)
  file:close()
  local standoff = kit.write(name .. '.ann', expected)
  vim.cmd.edit(path)
  local buffer = vim.api.nvim_get_current_buf()
  local client
  vim.wait(30000, function()
    client = vim.lsp.get_clients({ bufnr = buffer, name = 'postil' })[1]
    return client and client.initialized
  end, 10)
  local uri = vim.uri_from_bufnr(buffer)
  --- Waits until the server has heard of everything.
  local function heard()
    vim.wait(10000, function()
      local answer = client:request_sync('postil/text', { uri = uri }, 10000, buffer)
      local text = answer and answer.result and answer.result.text or ''
      local here = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\r\n') .. '\r\n'
      return text == here or text == '\239\187\191' .. here
    end, 10)
  end
  heard()
  local original = kit.text(buffer)
  local log = {}
  for _ = 1, STEPS do
    log[#log + 1] = anything(buffer)
    pcall(vim.cmd, 'silent! ' .. log[#log])
    if math.random(3) == 1 then
      heard()
    end
  end
  local function check(when)
    local back = kit.text(buffer) == original
    local now
    local same = back and vim.wait(10000, function()
      heard()
      pcall(vim.cmd, 'Postil sync')
      vim.wait(100)
      local beside = vim.fn.bufnr(standoff)
      now = beside > 0 and kit.text(beside) or table.concat(vim.fn.readfile(standoff), '\n')
      return now == expected
    end, 20)
    report(('storm %d, %s: every annotation is where it was'):format(seed, when), same, { back, now, log })
  end
  local one_by_one = seed % 2 == 1
  local function undo()
    if one_by_one then
      repeat
        local before = vim.fn.undotree().seq_cur
        vim.cmd('silent! undo')
      until vim.fn.undotree().seq_cur == before
    else
      vim.cmd('silent undo 0')
    end
  end
  heard()
  pcall(vim.cmd, 'Postil sync')
  undo()
  check('undone')
  vim.cmd('silent! later 1d')
  heard()
  one_by_one = not one_by_one
  undo()
  check('done again and undone')
  vim.cmd('silent! bwipeout! ' .. buffer)
end

kit.main(function()
  for _, seed in ipairs(SEEDS) do
    storm(seed)
  end
end)
