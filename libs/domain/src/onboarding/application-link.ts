/**
 * The links by which applicants come to their application: each mail brings one of its own, which holds for a month. They are
 * asked for anew at any time, three times a day at most, and end when the person is taken off or the centre ends them.
 * Source: issue "Onboarding and agreements", item 1.
 */

export const applicationLinkDays = 30

/** How many people write one application at most. */
export const mostApplicationPeople = 10

/** How many files an application has at most. */
export const mostApplicationFiles = 40

/** Days after which a draft in which nobody writes is taken back, and what was taken back is emptied. */
export const applicationRetentionDays = 180

/** Until when a link that is sent now holds. */
export const applicationLinkEnd = (now: Date): Date => new Date(now.getTime() + applicationLinkDays * 86_400_000)
