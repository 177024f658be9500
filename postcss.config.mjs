/** Tailwind 4 compiles the one stylesheet, app/globals.css. */
export default { plugins: { "@tailwindcss/postcss": {} } };
