/** A station's id in the city, as the id of a post: letters, digits, dot, dash and underscore only. */
export const postOfStation = (id: string): string => `station-${id.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}`.slice(0, 64)
