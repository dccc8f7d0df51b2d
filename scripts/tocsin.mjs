#!/usr/bin/env node
// The program: npm exec --no -- tocsin <start|city|replay|bench|user|doctor ...>
import './entry/follow-parent.mjs'
import { startProgram } from './entry/program.mjs'

await startProgram(process.argv.slice(2))
