import type { Stage } from './stage.fixture.ts'
import { called, contactRead, handedOver, registered, reported, town } from './town.fixture.ts'

/** A whole run of work with `word` in every personal field and free text that the commands have. */
export function planted(word: (field: string) => string = (field) => field): Stage {
  const place = { point: { lon: 113.9, lat: 22.5 }, radiusM: 1, source: 'told' as const, at: 1_795_319_990_000 }
  const words = {
    callerName: word('name'),
    callerNumber: word('number'),
    story: word('story'),
    callerPlaceTyped: word('typed'),
    callerPlace: place,
  }
  const stage = town()
    .given(called('c-1'), ['p-taker', 'describe-contact', { contact: 'c-1', words }])
    .given([
      'source/police',
      'locate-contact',
      {
        contact: 'c-1',
        fix: 'f-1',
        source: 'handset',
        at: 1_795_319_995_000,
        spot: { point: { lon: 113.90001, lat: 22.50001 }, radiusM: 12, confidencePct: 68, method: 'gnss' },
      },
    ])
    .given([
      'p-taker',
      'open-incident',
      {
        incident: 'i-1',
        contact: 'c-1',
        type: 'theft',
        priority: 3,
        place: null,
        placeTyped: word('place'),
        note: word('note'),
      },
    ])
    .given(['p-taker', 'place-incident', { incident: 'i-1', place: null, placeTyped: word('moved') }])
    .given(['p-taker', 'note-incident', { incident: 'i-1', note: word('second') }])
    .given([
      'p-dispatcher',
      'dispatch-unit',
      { slip: 's-1', incident: 'i-1', unit: 'p1', instruction: word('instruction') },
    ])
    .given([
      'p-dispatcher',
      'send-to-post',
      { slip: 's-2', incident: 'i-1', post: 'p-post-1', instruction: word('orders') },
    ])
    .given(['p-dispatcher', 'cancel-slip', { slip: 's-2', incident: 'i-1', reason: word('reason') }])
    .given(...reported('p1', 'on-scene', 'available'))
    .given(['p-crew-1', 'file-feedback', { slip: 's-1', incident: 'i-1', result: 'other', words: word('feedback') }])
    .given(['p-dispatcher', 'return-feedback', { slip: 's-1', incident: 'i-1', reason: word('returned') }])
    .given(...handedOver('i-1'))
    .given(registered('x-1'), [
      'p-dispatcher',
      'propose-note',
      { premises: 'x-1', note: 'n-1', kind: 'contact', text: 'day and night', contactNumber: word('contact') },
    ])
  return contactRead(stage, 'x-1', 'n-1').given(['p-shift', 'approve-note', { premises: 'x-1', note: 'n-1' }])
}
