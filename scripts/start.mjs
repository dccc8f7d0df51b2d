// npm start: installs what is missing, builds the pages, becomes the server. Arguments go to the server.
import './entry/follow-parent.mjs'
import { startProgram } from './entry/program.mjs'

await startProgram(['start', ...process.argv.slice(2)])
