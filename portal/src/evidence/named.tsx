/** A button's word, and for those who do not see where it stands, which file it is about. */
export const Named = ({ word, name }: { word: string; name: string }) => (
  <span>
    {word}
    <span className="unseen words"> {name}</span>
  </span>
)
