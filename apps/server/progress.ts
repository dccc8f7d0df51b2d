/** Shows long work on the terminal: a bar that redraws itself, or a line per phase where there is no terminal. */
export function createProgress(out: NodeJS.WriteStream = process.stderr) {
  const width = 30
  let shown = ''
  let phaseShown = ''

  return {
    show(phase: string, share: number): void {
      if (!out.isTTY) {
        if (phase !== phaseShown) out.write(`${phase} ...\n`)
        phaseShown = phase
        return
      }
      const filled = Math.round(Math.min(1, Math.max(0, share)) * width)
      const line = `${phase.padEnd(12)} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(Math.round(share * 100)).padStart(3)} %`
      if (line !== shown) out.write(`\r${line}`)
      shown = line
    },
    end(): void {
      if (shown !== '') out.write('\n')
      shown = ''
    },
  }
}
