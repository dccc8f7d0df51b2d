export async function alarmBeside(): Promise<Record<string, number>> {
  return {}
}
