import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useWords } from '../language.tsx';
import { useSearchResults, type SearchResult } from './useSearchResults.tsx';

/** One box for everything: pages, record types and records; arrows move, Enter opens. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { groups, searching } = useSearchResults(text);
  const results = groups.flatMap((group) => group.results);
  const current = results[Math.min(chosen, results.length - 1)];
  const open = (result: SearchResult | undefined) => {
    if (!result) return;
    onClose();
    void navigate(result.link);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') open(current);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    setChosen((at) => Math.max(0, Math.min(results.length - 1, Math.min(at, results.length - 1) + step)));
  };
  return (
    <Modal open onCancel={onClose} footer={null} closable={false} width={560} className="search-dialog" title={<span className="visually-hidden">{words.frame.search}</span>}>
      <Input
        autoFocus size="large" variant="borderless" prefix={<SearchOutlined />} placeholder={words.frame.searchPlaceholder} aria-label={words.frame.search}
        role="combobox" aria-expanded={results.length > 0} aria-controls="search-results" aria-activedescendant={current ? `search-${current.key}` : undefined}
        value={text} onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
      />
      <div id="search-results" role="listbox" aria-label={words.frame.search} className="search-results">
        {groups.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <h3 aria-hidden="true">{group.label}</h3>
            {group.results.map((result) => (
              <div
                key={result.key} id={`search-${result.key}`} role="option" aria-selected={result === current}
                onMouseMove={() => setChosen(results.indexOf(result))} onClick={() => open(result)}
              >
                <span>{result.label}</span>
                {result.note && <small>{result.note}</small>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {results.length === 0 && <p className="search-nothing" role="status">{searching ? words.common.loading : words.common.noMatch}</p>}
    </Modal>
  );
}
