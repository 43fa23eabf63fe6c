pub fn pdf(_pages: usize) -> Vec<u8> { Vec::new() }
