import { z } from 'zod'
import { roles } from '../account/account.ts'
import { branches } from '../catalogue/incident-type.ts'
import { id, type DeepReadonly } from '../fields.ts'
import { priorities } from '../incident/priority.ts'

/**
 * What the incident list can be put in groups by; `post`: the post that works on it, else the nearest; `beat`: the beat
 * (巡区) of the city in which its place lies.
 */
export const listGroups = ['none', 'post', 'beat', 'branch', 'stage'] as const
export type ListGroup = (typeof listGroups)[number]

export const listStages = ['all', 'waiting', 'working', 'feedback', 'closed'] as const
export type ListStage = (typeof listStages)[number]

/** What an incident list shows: how grouped, what is left out. No filter asks for anything personal. */
export const listView = z.object({
  group: z.enum(listGroups).default('none'),
  stage: z.enum(listStages).default('all'),
  priorities: z.array(z.literal(priorities)).max(priorities.length).default([]),
  branches: z.array(z.enum(branches)).max(branches.length).default([]),
  posts: z.array(id).max(50).default([]),
  /** ids of the city's layer, which need not be ours; `''`: in no beat */
  beats: z.array(z.string().max(100)).max(50).default([]),
  /** numbers, types, places, tags, call signs: each has to fit */
  words: z.array(z.string().min(1).max(40)).max(6).default([]),
  /** only what somebody else changed since this person looked */
  changedOnly: z.boolean().default(false),
})
export type ListView = DeepReadonly<z.output<typeof listView>>

/** A view that desks share: without free words, which could name somebody. `roles`: whose desks offer it, none: everybody's. */
export const sharedListView = z.object({
  id,
  name: z.string().trim().min(1).max(40),
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
  view: listView.omit({ words: true }),
})

/** A view that a person keeps on a desk. */
export const namedListView = z.object({
  id,
  name: z.string().trim().min(1).max(40),
  view: listView,
})
export type NamedListView = DeepReadonly<z.output<typeof namedListView>>
