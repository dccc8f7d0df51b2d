/** Names of programs carry a hash of what is in them: another name is another program. */
export function programIn(page: Document): string | null {
  return page.querySelector('script[type=module][src]')?.getAttribute('src') ?? null
}

/** The program that the server would give now for this page; null where that cannot be said. */
export async function programAtServer(): Promise<string | null> {
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store', signal: AbortSignal.timeout(10_000) })
    return answer.ok ? programIn(new DOMParser().parseFromString(await answer.text(), 'text/html')) : null
  } catch {
    return null
  }
}
