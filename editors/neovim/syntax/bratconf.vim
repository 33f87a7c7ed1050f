" Syntax of brat's configuration files.
if exists('b:current_syntax')
  finish
endif

syntax match bratconfComment /^\s*#.*$/
syntax match bratconfSection /^\[[^\]]*\]/
syntax match bratconfSeparator /^\s*-\{3,}.*$/
syntax match bratconfMacro /<[^>]*>/
syntax match bratconfRole /[^ \t,:|<>]\+\ze\([?*+]\|{[0-9-]\+}\)\?:/
syntax match bratconfType /^\s*!\?\zs[^ \t#<\[|!]\+/

highlight default link bratconfComment Comment
highlight default link bratconfSection Title
highlight default link bratconfSeparator Comment
highlight default link bratconfMacro Macro
highlight default link bratconfRole Label
highlight default link bratconfType Type

let b:current_syntax = 'bratconf'
