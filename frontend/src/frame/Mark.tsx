/** Owlet's owl. */
export function Mark() {
  return (
    <svg viewBox="0 0 40 40" className="Mark" aria-hidden>
      <rect width="40" height="40" rx="10" fill="#2f63e6" />
      <path d="M9.5 9.2c3.4.3 5.6 1.4 7 2.9h7c1.4-1.5 3.6-2.6 7-2.9-.6 2.3-.6 4.3.2 6.5.8 2 1 3.7.8 5.8-.6 5.8-5.3 10-11.5 10S9.1 27.3 8.5 21.5c-.2-2.1 0-3.8.8-5.8.8-2.2.8-4.2.2-6.5Z" fill="#fff" />
      <circle cx="15" cy="19.5" r="4.3" fill="#16223d" />
      <circle cx="25" cy="19.5" r="4.3" fill="#16223d" />
      <circle cx="16.3" cy="18.3" r="1.3" fill="#fff" />
      <circle cx="26.3" cy="18.3" r="1.3" fill="#fff" />
      <path d="M20 22.6 17.9 25.2 20 28.2 22.1 25.2Z" fill="#f4a62a" />
    </svg>
  );
}
