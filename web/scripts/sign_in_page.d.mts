import type { Plugin } from 'vite'

export function signInHtml(app: string, words: string, files: string[]): string
export function signInPage(): Plugin
