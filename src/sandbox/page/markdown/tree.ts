// What a parsed piece of Discord markdown is made of.

export type Span = 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler'

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: Span; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'time'; unixSeconds: number; style: TimeStyle }
  | { kind: 'mention'; of: 'user' | 'role' | 'channel' | 'everyone'; id: string }
  | { kind: 'command'; name: string }
  | { kind: 'emoji'; name: string }

export type TimeStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 'R'

export type Item = { children: Inline[]; nested: Block[] }

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'header'; level: 1 | 2 | 3; children: Inline[] }
  | { kind: 'subtext'; children: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Item[] }
  | { kind: 'codeblock'; language: string; text: string }
