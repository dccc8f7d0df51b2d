import type { ReasonWords } from '../reason-words.ts'

/** Why units are advised, and others are not. */
export const dispatching = {
  reasons: {
    chosen: {
      'first-there': () => 'first there',
      'quickest-of': ({ of }) => `quickest of ${of}`,
      'only-one': () => 'the only one for it',
      'fits-set': ({ quicker }) => `best with the others (${quicker} alone would be quicker)`,
      'time-unknown': () => 'time unknown; nobody with a known time can do it',
      'divert-needed': () => 'would be taken off lower-priority work; not enough without',
      'further-area': () => 'from a further area; not enough without',
    },
    passedOver: {
      'lacks-capability': () => 'has nothing that is wanted',
      'area-not-asked': () => 'of a further area that is not needed',
      'would-abandon': () => 'would abandon its work; not needed',
      'filled-no-later': ({ by, need }, names) =>
        need === null
          ? `${names.unit(by)} is there no later`
          : `${names.unit(by)} is there no later for ${names.need(need)}`,
      'met-already': () => 'met by who is there already',
      'fits-worse': ({ more }) =>
        more > 0 ? `would leave ${more} more missing` : 'the others would take longer in all',
    },
  } satisfies ReasonWords,
}
