import { announcement } from './announcement.ts'

/** Where what is done is said. It stands on the page from the start, or screen readers would not read it out. */
export function Announcements() {
  return (
    <div class="announcements" role="status">
      {announcement.value && <p key={announcement.value.number}>{announcement.value.text}</p>}
    </div>
  )
}
