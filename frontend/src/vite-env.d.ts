/// <reference types="vite/client" />
declare module "@fontsource-variable/*";
declare module "@fontsource-variable/inter/files/*" {
  const address: string;
  export default address;
}
