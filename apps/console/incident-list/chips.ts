import { listStages, type ListView } from '@tocsin/domain'
import type { Names, Words } from '@tocsin/ui/words'
import { plainView } from './view-store.ts'

/** A filter that is on, as it is said; `without`: the view once it is taken off. */
export type Chip = { readonly id: string; readonly label: string; readonly without: Partial<ListView> }

/** Every filter of a view, in the order in which Backspace takes them off (the last first). */
export function chipsOf(
  view: ListView,
  words: Words,
  names: Pick<Names, 'post'> & { readonly beat: (id: string) => string },
): readonly Chip[] {
  const { incidentList: w, trade } = words
  const less = <Item>(all: readonly Item[], one: Item): Item[] => all.filter((each) => each !== one)
  return [
    ...view.priorities.map((each) => ({
      id: `priority ${each}`,
      label: w.priorityOf(each),
      without: { priorities: less(view.priorities, each) },
    })),
    ...view.branches.map((each) => ({
      id: `branch ${each}`,
      label: trade.branches[each],
      without: { branches: less(view.branches, each) },
    })),
    ...view.posts.map((each) => ({
      id: `post ${each}`,
      label: names.post(each),
      without: { posts: less(view.posts, each) },
    })),
    ...view.beats.map((each) => ({
      id: `beat ${each}`,
      label: names.beat(each),
      without: { beats: less(view.beats, each) },
    })),
    ...view.words.map((each) => ({
      id: `words ${each}`,
      label: `“${each}”`,
      without: { words: less(view.words, each) },
    })),
    ...(view.changedOnly ? [{ id: 'changed', label: w.changedOnly, without: { changedOnly: false } }] : []),
  ]
}

/** Whether two views show the same. */
export const isPlain = (view: ListView): boolean =>
  view.group === plainView.group && view.stage === plainView.stage && chipCount(view) === 0

const chipCount = ({ priorities, branches, posts, beats, words, changedOnly }: ListView): number =>
  priorities.length + branches.length + posts.length + beats.length + words.length + Number(changedOnly)

/** The stage after this one, round and round; `closed` only where it may be read. */
export function nextStage(stage: ListView['stage'], mayReadClosed: boolean): ListView['stage'] {
  const all = listStages.filter((each) => mayReadClosed || each !== 'closed')
  return all[(all.indexOf(stage) + 1) % all.length] ?? 'all'
}
