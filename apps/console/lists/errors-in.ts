import type { Language } from '@tocsin/ui/words'
import zhCN from 'zod/v4/locales/zh-CN.js'

const chinese = zhCN()

/** What a schema says is wrong, in the language of the screen. */
export const errorsIn = (language: Language): { error?: typeof chinese.localeError } =>
  language === 'zh-CN' ? { error: chinese.localeError } : {}
