" Syntax of brat's stand-off files.
if exists('b:current_syntax')
  finish
endif

syntax match bratannNote /^#.*$/ contains=bratannId
syntax match bratannId /^\%uFEFF\?[TREAMN]\d\+\S*\ze\t/ nextgroup=bratannSeparator
syntax match bratannId /^#[A-Za-z]*\d\+\S*\ze\t/ contained
syntax match bratannSeparator /\t/ contained nextgroup=bratannType
syntax match bratannType /[^ \t:]\+/ contained nextgroup=bratannOffsets,bratannReferences
syntax match bratannOffsets /\(\s\|;\|\d\)\+\ze\t/ contained
syntax match bratannReferences /[ :].*$/ contained contains=bratannRole,bratannReference,bratannDatabase
syntax match bratannRole /[^ :]\+\ze:[TERA]\d/ contained
syntax match bratannReference /\<[TERA]\d\+\>/ contained
syntax match bratannDatabase /[^ \t:]\+:[^ \t]\+\ze\t/ contained

highlight default link bratannId Identifier
highlight default link bratannType Type
highlight default link bratannOffsets Number
highlight default link bratannRole Label
highlight default link bratannReference Identifier
highlight default link bratannDatabase Underlined
highlight default link bratannNote Comment

let b:current_syntax = 'bratann'
