-- What is annotated goes before what is read, whatever is asked in Neovim, and everything says which is which. The types
-- that a span can be annotated as are offered the likeliest first.
local kit = dofile(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/kit.lua')
local report, eventually, go, hover = kit.report, kit.eventually, kit.go, kit.hover

--- The words at a range of a buffer's line.
local function words(buffer, range)
  return vim.api.nvim_buf_get_text(buffer, range.start.line, range.start.character, range['end'].line, range['end'].character, {})[1]
end

local function cards_and_ways(client, article)
  hover('a person whom the program takes for a country', 'Jordan', 2, { 'Person%*%* · annotation T1', 'Status%*%* Verified', '%*%*Jordan%*%* · person' })
  hover('a quote whose speaker is annotated', 'had no', 1, { 'annotation T2', 'Speaker%*%* “Jordan” %(T1%)', 'Rests on%*%* the annotation' })
  hover('what is read alone', 'Leeds', 2, { '^%*%*Leeds%*%*' })
  go('had no', 1)
  local found = kit.ask_here(client, 'textDocument/definition')
  local ways = vim.tbl_map(function(it)
    local uri, range = it.targetUri or it.uri, it.targetSelectionRange or it.range
    return uri == vim.uri_from_bufnr(article) and words(article, range) or ('line %d of %s'):format(range.start.line + 1, vim.fs.basename(uri))
  end, found)
  report('the way to the speaker is the annotated one', vim.deep_equal(ways, { 'Jordan', 'line 2 of harbour.ann' }), ways)
end

local function outline(client, article)
  local symbols = kit.ask(client, 'textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params(article) }, article)
  local names = {}
  for _, group in ipairs(symbols) do
    for _, child in ipairs(group.children or {}) do
      names[#names + 1] = group.name .. '/' .. child.name
    end
  end
  for _, wanted in ipairs({ 'People/Jordan', 'Organisations/Cork', 'Places/Leeds' }) do
    report('the outline has ' .. wanted, vim.tbl_contains(names, wanted), names)
  end
  report('and not what was read instead', not vim.tbl_contains(names, 'Places/Jordan') and not vim.tbl_contains(names, 'Places/Cork'), names)
end

--- What is shown in the text before the quote, and why.
local function hints(article)
  local function shown()
    return vim.iter(vim.lsp.inlay_hint.get({ bufnr = article })):map(function(it)
      return it.inlay_hint
    end):totable()
  end
  eventually('the hint names the annotated speaker', function()
    local labels = vim.tbl_map(function(hint)
      return type(hint.label) == 'string' and hint.label or hint.label[1].value
    end, shown())
    return vim.deep_equal(labels, { 'Jordan:' }), labels
  end)
  local tooltip = shown()[1].tooltip
  local why = type(tooltip) == 'table' and tooltip.value or tooltip
  report('and says that it is the annotated one', why and why:find('the annotation', 1, true) ~= nil, why)
end

--- What is annotated is underlined, what is read is not.
local function colours(article)
  local function coloured(text, type, annotated)
    eventually(('“%s” is coloured as %s %s'):format(text, annotated and 'an annotated' or 'a', type), function()
      go(text, 1)
      local tokens = vim.lsp.semantic_tokens.get_at_pos(article, vim.fn.line('.') - 1, vim.fn.col('.') - 1) or {}
      local token = vim.iter(tokens):find(function(it)
        return it.type == type
      end)
      local underlined = vim.iter(vim.inspect_pos(article).semantic_tokens):any(function(mark)
        local group = vim.api.nvim_get_hl(0, { name = mark.opts.hl_group, link = false })
        return group.underline == true
      end)
      return token and (token.modifiers.annotated or false) == annotated and underlined == annotated, { tokens, underlined }
    end)
  end
  coloured('Jordan', 'person', true)
  coloured('Cork', 'organisation', true)
  coloured('had no', 'quote', true)
  coloured('Nadia Haddad', 'person', false)
  coloured('Leeds', 'place', false)
  coloured('Tuesday', 'date', false)
end

local function suggestions(client, article)
  local function accepted(text)
    go(text, 1)
    local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
    params.context = { diagnostics = {} }
    return vim.iter(kit.ask(client, 'textDocument/codeAction', params, article)):any(function(action)
      return action.title:find('Accept this reading', 1, true) ~= nil
    end)
  end
  report('what is read is suggested', accepted('Leeds') and accepted('Nadia Haddad'))
  report('what is annotated is not', not accepted('Jordan') and not accepted('Cork') and not accepted('had no'))

  report('disagreement is not listed unasked', not kit.codes(article)['annotation-disagrees'], kit.codes(article))
  kit.write('harbour/postil.toml', '[findings]\nannotation-disagrees = "hint"')
  eventually('disagreement is listed where that is wanted', function()
    local found = vim.tbl_filter(function(it)
      return it.code == 'annotation-disagrees'
    end, vim.diagnostic.get(article))
    local said = vim.tbl_map(function(it)
      return it.severity == vim.diagnostic.severity.HINT and it.message
    end, found)
    return vim.tbl_contains(said, 'T2 is spoken by Jordan; the reading has Nadia Haddad speak it.'), said
  end)
end

--- The types that are offered for some words, with their keys.
local function offered(name, move, wanted)
  move()
  local shown = kit.answering(nil, nil, function(asked)
    local selected = vim.fn.mode() == 'v'
    vim.api.nvim_feedkeys(vim.keycode('<Esc>'), 'nx', false)
    vim.cmd(selected and "'<,'>Postil annotate" or 'Postil annotate')
    vim.wait(30000, function()
      return #asked > 0
    end, 20)
  end)
  local first = vim.list_slice(shown, 2, 1 + #wanted)
  report(name, vim.deep_equal(first, wanted), shown)
end

local function order(client, article)
  kit.heard(client, article)
  offered('what is read there comes first', kit.at('Leeds'), { '[L] Place', '[O] Organisation' })
  offered('then what the same words are elsewhere', function()
    go('wants berth', 6)
    vim.cmd.normal({ 'v9l', bang = true })
  end, { '[L] Place', '[O] Organisation' })
  offered('then what there is most of', kit.at('crane'), { '[O] Organisation', '[P] Person' })
end

local function run()
  local folder = kit.fixture('harbour')
  vim.cmd.edit(folder .. '/harbour.txt')
  local article = vim.api.nvim_get_current_buf()
  local client = kit.attached(article)
  kit.heard(client, article)
  cards_and_ways(client, article)
  outline(client, article)
  hints(article)
  colours(article)
  order(client, article)
  suggestions(client, article)
  client:stop()
end

kit.main(run)
