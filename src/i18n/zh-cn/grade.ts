// Owns the Chinese sentences to an answer that is nearly right, or told on which side it lies.
import type { Catalog } from '../en.ts'

export const grade: Catalog['grade'] = {
  confused: {
    thousands: '千进制词头（k、M、G）用错了',
    binary: '1024 进制词头（Ki、Mi、Gi）用错了',
    mixed: '混淆了 1000 进制（MB）与 1024 进制（MiB）的词头',
    bits: '混淆了比特与字节',
    sixties: '混淆了相差 60 倍的时间单位',
    hours: '混淆了小时与秒',
    operations: '1 MAC 等于 2 FLOP',
    percent: '混淆了百分数与小数',
    nats: '混淆了比特与奈特',
  },
  slip: (factor, direction, confused) =>
    `数值${direction === 'high' ? '偏大' : '偏小'} ${factor} 倍：${confused.join('，并且')}。`,
  direction: { high: '数值偏大。', low: '数值偏小。' },
}
