import "./AddressLine.css";

/** The address that Owlet is about to connect to, for the person to read closely. */
export function AddressLine({ address }: { address: string }) {
  return <p className="AddressLine value">{address}</p>;
}
