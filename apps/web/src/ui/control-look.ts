/** How everything that can be filled in looks: an edge one can find, a ring when chosen, pomegranate when refused. */
export const controlLook = [
  'w-full min-h-12 rounded-field border border-edge bg-page px-3.5 py-2 text-base text-ink placeholder:text-soft/70',
  'transition-[border-color] duration-(--motion-press) hover:border-indigo aria-invalid:border-pomegranate',
  'disabled:cursor-not-allowed disabled:bg-raised disabled:text-soft disabled:hover:border-edge',
].join(' ')
